package org.gatepost.store.mailbox;

/// Names a mailbox within its account, for ever: a deleted mailbox's number is not given again.
public record MailboxId(long value) {
  /// The number of a name that has no mailbox behind it.
  public static final MailboxId NONE = new MailboxId(0);

  public MailboxId {
    if (value < 0) {
      throw new IllegalArgumentException("not a mailbox number: " + value);
    }
  }
}
