package org.gatepost.server.net;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Goes round all connections a few times a second and looks for waits that have lasted too long.
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a channel is seen by its handler
final class Rounds implements Runnable {
  /// Milliseconds between two rounds: how exact a timeout is.
  static final long PERIOD_MILLIS = 100;

  private final Set<PeerHandler> all = ConcurrentHashMap.newKeySet();
  private final TlsContexts contexts;

  Rounds(TlsContexts contexts) {
    this.contexts = contexts;
  }

  void add(PeerHandler peer) {
    all.add(peer);
  }

  void remove(PeerHandler peer) {
    all.remove(peer);
  }

  /// Makes every session look up from its wait.
  void signalAll() {
    all.forEach(peer -> peer.connection().waiter().signal());
  }

  void closeAll() {
    all.forEach(peer -> peer.connection().channel().close());
  }

  @Override
  public void run() {
    long now = Waiter.now();
    for (PeerHandler peer : all) {
      peer.connection().waiter().signalIfDue(now);
      peer.closeIfDue(now);
    }
    contexts.rotateTickets(now);
  }
}
