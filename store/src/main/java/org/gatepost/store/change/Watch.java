package org.gatepost.store.change;

/// Lasts until it is closed; closing it twice does no harm.
@FunctionalInterface
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
