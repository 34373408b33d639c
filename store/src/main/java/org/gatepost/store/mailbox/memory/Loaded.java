package org.gatepost.store.mailbox.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatepost.store.mailbox.MailboxStatus;
import org.gatepost.store.mailbox.UidSet;

/// A mailbox in memory, shared by all who have it open. Views are published by the thread that
/// commits, and once by the thread that loads it.
public final class Loaded {
  private final Place place;
  private final CountDownLatch settled = new CountDownLatch(1);
  private final AtomicInteger recentFrom = new AtomicInteger();
  private volatile State state = new Loading(List.of());

  /// What the database had for [#recentFrom]. Written by the loader.
  private volatile int recentStored;

  Loaded(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /// What the mailbox is now.
  ///
  /// @throws IllegalStateException before it is loaded
  public View view() {
    return ready().view;
  }

  public int uidValidity() {
    return ready().uidValidity;
  }

  /// What STATUS tells of it.
  public MailboxStatus status() {
    Ready ready = ready();
    View view = ready.view;
    return new MailboxStatus(
        view.count(),
        view.tally().unseen(),
        view.tally().deleted(),
        view.count() - view.below(recentFrom.get()),
        view.heading().uidNext(),
        ready.uidValidity,
        view.heading().modSeq(),
        view.tally().octets());
  }

  /// UIDs from this one on have not been recent to any session.
  public int recentFrom() {
    return recentFrom.get();
  }

  /// Whether the database has to be told of [#recentFrom].
  public boolean recentIsAhead() {
    return state instanceof Ready && recentFrom.get() > recentStored;
  }

  /// The UIDs below this one that no session has been told of as recent.
  ///
  /// @param take whether they are not recent to any other session from now on
  UidSet recent(int uidNext, boolean take) {
    int from = recentFrom.get();
    while (from < uidNext) {
      if (!take || recentFrom.compareAndSet(from, uidNext)) {
        return UidSet.range(from, uidNext - 1);
      }
      from = recentFrom.get();
    }
    return UidSet.EMPTY;
  }

  /// Takes a committed event. Called by the thread that commits.
  synchronized void take(MailboxEvent event) {
    switch (state) {
      case Loading(var waiting) -> {
        List<MailboxEvent> more = new ArrayList<>(waiting);
        more.add(event);
        state = new Loading(more);
      }
      case Ready(var view, var uidValidity) -> state = new Ready(view.after(event), uidValidity);
      case Failed _ -> {}
    }
  }

  /// Ends the loading. Events that the image does not show are applied to it.
  synchronized void become(Image image) {
    if (!(state instanceof Loading(var waiting))) {
      return;
    }
    View view = image.view();
    long shown = view.heading().modSeq();
    for (MailboxEvent event : waiting) {
      if (event.modSeq() > shown) {
        view = view.after(event);
      }
    }
    recentFrom.set(image.recentFrom());
    recentStored = image.recentFrom();
    state = new Ready(view, image.uidValidity());
    settled.countDown();
  }

  /// Ends the loading without a mailbox: it is not there, or can't be read.
  synchronized void fail() {
    state = new Failed();
    settled.countDown();
  }

  /// Makes sessions that have it open see it as gone, because memory may not be what the database
  /// is.
  synchronized void forget() {
    switch (state) {
      case Ready(var view, var uidValidity) ->
          state =
              new Ready(view.after(new MailboxEvent.Deleted(view.heading().modSeq())), uidValidity);
      case Loading _ -> fail();
      case Failed _ -> {}
    }
  }

  /// Waits until it is loaded.
  ///
  /// @return whether it is
  boolean await() throws InterruptedException {
    settled.await();
    return state instanceof Ready;
  }

  boolean isReady() {
    return state instanceof Ready;
  }

  private Ready ready() {
    if (state instanceof Ready ready) {
      return ready;
    }
    throw new IllegalStateException("not loaded");
  }

  private sealed interface State {}

  private record Loading(List<MailboxEvent> waiting) implements State {}

  private record Ready(View view, int uidValidity) implements State {}

  private record Failed() implements State {}
}
