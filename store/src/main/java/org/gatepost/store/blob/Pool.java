package org.gatepost.store.blob;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A few spare things that are dear to make. Whoever takes one gives it back, on any thread.
final class Pool<T> {
  private static final int SLOTS = 32;

  private final AtomicReferenceArray<@Nullable T> spare = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  T take() {
    int start = (int) Thread.currentThread().threadId();
    for (int i = 0; i < SLOTS; i++) {
      int slot = start + i & SLOTS - 1;
      if (spare.getPlain(slot) != null) {
        T taken = spare.getAndSet(slot, null);
        if (taken != null) {
          return taken;
        }
      }
    }
    return maker.get();
  }

  void give(T thing) {
    int start = (int) Thread.currentThread().threadId();
    for (int i = 0; i < SLOTS; i++) {
      if (spare.compareAndSet(start + i & SLOTS - 1, null, thing)) {
        return;
      }
    }
  }
}
