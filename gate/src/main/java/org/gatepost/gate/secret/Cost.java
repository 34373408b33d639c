package org.gatepost.gate.secret;

/// What one Argon2id hash takes (RFC 9106, section 3.1).
record Cost(int memoryKib, int passes, int lanes) {
  // What a stored hash may ask for: more than the settings allow could only be damage or malice.
  private static final int MEMORY_KIB_MAX = 1 << 20;
  private static final int PASSES_MAX = 64;
  private static final int LANES_MAX = 16;

  boolean isBearable() {
    return lanes >= 1
        && lanes <= LANES_MAX
        && memoryKib >= 8 * lanes
        && memoryKib <= MEMORY_KIB_MAX
        && passes >= 1
        && passes <= PASSES_MAX;
  }
}
