package org.gatepost.server.smtp;

import org.gatepost.gate.Gate;
import org.gatepost.server.delivery.Recipients;

/// What every conversation of this server shares.
///
/// @param name what the server calls itself
public record Host(String name, SmtpSetting setting, Recipients recipients, Gate gate) {}
