package org.gatepost.server.net;

import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The keys of session tickets: one to make new tickets, the last ones to read old tickets. They
/// live in memory only, so that a seized disk opens no recorded session.
final class TicketKeys {
  private static final long LIFE = Duration.ofHours(12).toNanos();
  private static final int KEPT = 3;
  private static final int NAME_OCTETS = 16;
  private static final int HMAC_OCTETS = 16;
  private static final int AES_OCTETS = 16;

  private final SecureRandom chance = new SecureRandom();
  private final List<OpenSslSessionTicketKey> keys = new ArrayList<>();
  private long madeAt;

  TicketKeys(long now) {
    make(now);
  }

  /// Makes a new key where the current one is old.
  synchronized boolean rotate(long now) {
    if (now - madeAt < LIFE) {
      return false;
    }
    make(now);
    return true;
  }

  /// The newest first.
  synchronized OpenSslSessionTicketKey[] current() {
    return keys.toArray(OpenSslSessionTicketKey[]::new);
  }

  private void make(long now) {
    madeAt = now;
    keys.addFirst(
        new OpenSslSessionTicketKey(random(NAME_OCTETS), random(HMAC_OCTETS), random(AES_OCTETS)));
    if (keys.size() > KEPT) {
      keys.removeLast();
    }
  }

  private byte[] random(int octets) {
    byte[] made = new byte[octets];
    chance.nextBytes(made);
    return made;
  }
}
