package org.gatepost.server.pop3;

import org.gatepost.gate.Gate;

/// What all sessions share.
record House(Gate gate, Maildrops maildrops, Pop3Setting setting) {}
