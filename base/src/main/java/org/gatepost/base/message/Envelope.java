package org.gatepost.base.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What IMAP's ENVELOPE tells of a message (RFC 9051, 7.5.2). Null stands for a field that is not
/// there, IMAP's NIL. `sender` and `replyTo` are those of `from` where the message has none.
///
/// Texts are octet strings, unfolded, with encoded-words left as they are.
public record Envelope(
    @Nullable String date,
    @Nullable String subject,
    List<Mailbox> from,
    List<Mailbox> sender,
    List<Mailbox> replyTo,
    List<Mailbox> to,
    List<Mailbox> cc,
    List<Mailbox> bcc,
    @Nullable String inReplyTo,
    @Nullable String messageId) {
  /// The envelope of a message without a header.
  public static final Envelope EMPTY =
      new Envelope(
          null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null);

  public Envelope {
    from = List.copyOf(from);
    sender = List.copyOf(sender);
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
  }

  /// One address, in IMAP's four fields. A group starts with one whose `host` is null and whose
  /// `local` is the group's name, and ends with one where both are null.
  ///
  /// @param name the display name, unquoted
  /// @param route the source route of RFC 822, such as `@a.example,@b.example`
  /// @param local the part before the `@`, unquoted
  /// @param host the part behind it; the empty string where the message gives none
  public record Mailbox(
      @Nullable String name,
      @Nullable String route,
      @Nullable String local,
      @Nullable String host) {
    /// What ends a group.
    static final Mailbox GROUP_END = new Mailbox(null, null, null, null);

    /// Whether a group of this name starts here.
    public boolean startsGroup() {
      return host == null && local != null;
    }

    /// Whether a group ends here.
    public boolean endsGroup() {
      return host == null && local == null;
    }
  }
}
