package org.gatepost.store.blob;

/// A record sealed for one account: what a database change keeps. Close it when the change has
/// returned; what no change kept is then forgotten.
public final class Sealed implements AutoCloseable {
  Sealed() {}

  @Override
  public void close() {}
}
