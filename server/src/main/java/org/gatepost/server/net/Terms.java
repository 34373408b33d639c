package org.gatepost.server.net;

import java.util.function.BooleanSupplier;

/// What a listener's connections have in common.
record Terms(
    TlsMode mode,
    NetSetting setting,
    TlsContexts contexts,
    Deflaters deflaters,
    BooleanSupplier stopping) {
  boolean draining() {
    return stopping.getAsBoolean();
  }
}
