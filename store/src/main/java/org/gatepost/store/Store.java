package org.gatepost.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.blob.Drafts;
import org.gatepost.store.blob.MessageLog;
import org.gatepost.store.change.Changes;
import org.gatepost.store.database.Database;
import org.gatepost.store.disk.Disk;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.Mailboxes;

/// The data directory, open.
@SuppressWarnings("DoNotCallSuggester")
public final class Store implements AutoCloseable {
  private Store() {}

  /// Opens the data directory, or makes it: takes its lock, brings the tables up to date, and goes
  /// on from the last commit.
  public static Opening open(
      StoreSetting setting, MailboxSetting mailbox, Path data, Disk disk, InstantSource clock)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  public Accounts accounts() {
    throw new UnsupportedOperationException();
  }

  public Mailboxes mailboxes() {
    throw new UnsupportedOperationException();
  }

  /// Where to hear of what was committed.
  public Changes changes() {
    throw new UnsupportedOperationException();
  }

  public Drafts drafts() {
    throw new UnsupportedOperationException();
  }

  /// For the store's own rooms.
  public Database database() {
    throw new UnsupportedOperationException();
  }

  /// For the store's own rooms.
  public MessageLog log() {
    throw new UnsupportedOperationException();
  }

  /// Finishes what was begun and gives the directory free.
  @Override
  public void close() throws IOException {}
}
