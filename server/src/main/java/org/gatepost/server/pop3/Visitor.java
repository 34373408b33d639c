package org.gatepost.server.pop3;

import org.gatepost.gate.Origin;

/// Who is at the other end, as the network sees it.
///
/// @param canStartTls whether STLS is offered
record Visitor(Origin origin, boolean canStartTls) {}
