package org.gatepost.store.mailbox.commit;

import java.io.IOException;
import java.util.List;
import org.gatepost.store.change.Changed;
import org.gatepost.store.change.Changes;
import org.gatepost.store.database.Change;
import org.gatepost.store.database.Database;
import org.gatepost.store.database.Transaction;
import org.gatepost.store.mailbox.memory.Listings;
import org.gatepost.store.mailbox.memory.LoadedMailboxes;

/// Takes works to the ledger, and tells memory and watchers what came of them.
///
/// @param loaded learns what happened in mailboxes
/// @param listings learns which lists of mailboxes are stale
public record Commits(
    Database database, LoadedMailboxes loaded, Listings listings, Changes changes) {
  /// Returns when the work is on disk, and everyone sees it.
  public <T> T commit(Work<T> work) throws IOException {
    return database.write(new Bound<>(work)).outcome;
  }

  private void publish(List<Publications.Publication> publications) {
    for (Publications.Publication publication : publications) {
      switch (publication) {
        case Publications.Happened(var place, var event) -> {
          loaded.take(place, event);
          changes.announce(new Changed(place.account(), place.mailbox().value(), event.modSeq()));
        }
        case Publications.Listed(var account) -> listings.forget(account);
      }
    }
  }

  private record Done<T>(T outcome, List<Publications.Publication> publications) {}

  /// A work as the ledger takes it.
  private final class Bound<T> implements Change<Done<T>> {
    private final Work<T> work;

    Bound(Work<T> work) {
      this.work = work;
    }

    @Override
    public Done<T> apply(Transaction transaction) throws IOException {
      Publications publications = new Publications();
      T outcome = work.apply(transaction, publications);
      return new Done<>(outcome, publications.all());
    }

    @Override
    public void committed(Done<T> done) {
      publish(done.publications);
    }
  }
}
