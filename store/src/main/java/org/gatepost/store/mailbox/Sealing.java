package org.gatepost.store.mailbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.blob.Sealed;
import org.gatepost.store.key.AccountKey;
import org.gatepost.store.mailbox.commit.Appending;
import org.gatepost.store.mailbox.commit.Incoming;
import org.gatepost.store.mailbox.memory.Place;

/// Seals messages on the thread that brings them, then has them appended. Used once.
final class Sealing implements AutoCloseable {
  private final Means means;
  private final Map<AccountId, Map<Draft, Ready>> ready = new HashMap<>();

  Sealing(Means means) {
    this.means = means;
  }

  AppendOutcome append(List<Append> appends) throws IOException {
    List<Incoming> incoming = new ArrayList<>();
    List<Append> missing = new ArrayList<>();
    for (Append append : appends) {
      Optional<AccountKey> key = means.accounts().key(append.account());
      if (key.isEmpty()) {
        missing.add(append);
      } else {
        incoming.add(incoming(append, key.get()));
      }
    }
    if (!missing.isEmpty()) {
      return new AppendOutcome.NoSuchMailbox(missing);
    }
    Appending appending = new Appending(incoming, means.limits(), means.now());
    return switch (means.commits().commit(appending)) {
      case Appending.Ending.Done(var placed) -> new AppendOutcome.Appended(placed);
      case Appending.Ending.Full(var accounts) -> new AppendOutcome.OverQuota(accounts);
      case Appending.Ending.Missing(var places) ->
          new AppendOutcome.NoSuchMailbox(places.stream().map(appends::get).toList());
    };
  }

  @Override
  public void close() throws IOException {
    for (Map<Draft, Ready> drafts : ready.values()) {
      for (Ready one : drafts.values()) {
        one.record.close();
      }
    }
  }

  private Incoming incoming(Append append, AccountKey key) throws IOException {
    NewMessage message = append.message();
    Map<Draft, Ready> drafts = ready.computeIfAbsent(append.account(), _ -> new HashMap<>());
    Ready one = drafts.get(message.draft());
    if (one == null) {
      byte[] index = new IndexSeal(key).seal(message.index(), means.random());
      one = new Ready(means.log().seal(key, message.draft()), index);
      drafts.put(message.draft(), one);
    }
    return new Incoming(
        new Place(append.account(), append.mailbox()),
        one.record,
        one.index,
        Math.toIntExact(message.draft().octets()),
        message.internalDate().getEpochSecond(),
        message.flags());
  }

  /// A draft sealed for one account.
  private record Ready(Sealed record, byte[] index) {}
}
