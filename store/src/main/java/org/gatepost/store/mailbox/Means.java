package org.gatepost.store.mailbox;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.database.Snapshot;
import org.gatepost.store.mailbox.commit.Commits;
import org.gatepost.store.mailbox.commit.Limits;
import org.gatepost.store.mailbox.commit.Remembering;
import org.gatepost.store.mailbox.memory.Heading;
import org.gatepost.store.mailbox.memory.Image;
import org.gatepost.store.mailbox.memory.Loaded;
import org.gatepost.store.mailbox.memory.Place;
import org.gatepost.store.mailbox.memory.View;
import org.gatepost.store.mailbox.table.MailboxRow;
import org.gatepost.store.mailbox.table.MailboxTable;
import org.gatepost.store.mailbox.table.MessageTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What mailboxes and their selections work with.
record Means(
    Accounts accounts,
    MessageLog log,
    Commits commits,
    Limits limits,
    InstantSource clock,
    SecureRandom random) {
  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

  long now() {
    return clock.instant().getEpochSecond();
  }

  /// Holds a mailbox in memory; nothing where there is none.
  Optional<Loaded> hold(Place place) throws IOException {
    return commits
        .loaded()
        .hold(place, () -> commits.database().read(snapshot -> image(snapshot, place)));
  }

  /// Gives back what was held, and writes down what memory alone knew of those that leave it.
  void release(Loaded loaded) {
    remember(commits.loaded().release(loaded));
  }

  /// Writes down which messages have been recent.
  void remember(List<Loaded> mailboxes) {
    Remembering remembering = Remembering.of(mailboxes);
    if (remembering.mailboxes().isEmpty()) {
      return;
    }
    try {
      commits.commit(remembering);
    } catch (IOException e) {
      // Messages will be \Recent once more; nothing else is lost.
      LOG.atWarn().setCause(e).log("mailbox.recent.unsaved");
    }
  }

  private static Optional<Image> image(Snapshot snapshot, Place place) throws IOException {
    Optional<MailboxRow> found = MailboxTable.find(snapshot, place.account(), place.mailbox());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MailboxRow row = found.get();
    Heading heading = new Heading(row.uidNext(), row.modSeq(), row.keywords(), false);
    View view = View.of(heading, MessageTable.load(snapshot, place));
    return Optional.of(new Image(view, row.uidValidity(), row.recentFrom()));
  }
}
