package org.gatepost.store.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatepost.store.account.AccountId;

/// All accounts' mailboxes.
@SuppressWarnings("DoNotCallSuggester")
public final class Mailboxes {
  Mailboxes() {}

  /// An account's mailboxes and the names it is subscribed to, INBOX first, then by name.
  public List<MailboxEntry> list(AccountId account) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Optional<MailboxEntry> find(AccountId account, MailboxName name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Makes a mailbox, and those above it that are missing (RFC 9051, 6.3.4).
  public NamingOutcome.Create create(AccountId account, MailboxName name, Set<SpecialUse> uses)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Removes a mailbox and its messages; those below it stay (RFC 9051, 6.3.5).
  public NamingOutcome.Delete delete(AccountId account, MailboxName name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Gives a mailbox and those below it other names. INBOX stays and hands its messages to a new
  /// mailbox instead (RFC 9051, 6.3.6).
  public NamingOutcome.Rename rename(AccountId account, MailboxName from, MailboxName to)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Adds a name to the subscriptions, whether or not there is such a mailbox.
  public void subscribe(AccountId account, MailboxName name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Takes a name from the subscriptions, whether or not it was there.
  public void unsubscribe(AccountId account, MailboxName name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// A mailbox's counts; nothing where it is gone.
  public Optional<MailboxStatus> status(AccountId account, MailboxId mailbox) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The counts of all of an account's mailboxes, in one question to the database.
  public Map<MailboxId, MailboxStatus> statuses(AccountId account) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Puts messages into mailboxes, of one account or of several: all of them or none. Returns when
  /// they are on disk.
  public AppendOutcome append(List<Append> appends) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Opens a mailbox for a session; nothing where it is gone.
  public Optional<Selection> select(AccountId account, MailboxId mailbox, boolean readOnly)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  public Quota quota(AccountId account) throws IOException {
    throw new UnsupportedOperationException();
  }
}
