package org.gatepost.server.imap.grammar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatepost.base.text.Secret;

/// All that a client may ask, grouped by the state in which it may ask it (RFC 9051, 6).
public sealed interface Command {
  /// Whether the command makes the session one that is told of change numbers (RFC 7162, 3.1).
  default boolean enablesCondstore() {
    return false;
  }

  /// RFC 9051, 6.1.
  sealed interface AnyTime extends Command {}

  /// RFC 9051, 6.2.
  sealed interface BeforeLogin extends Command {}

  /// RFC 9051, 6.3. Also allowed with a mailbox selected.
  sealed interface AfterLogin extends Command {}

  /// RFC 9051, 6.4.
  sealed interface InMailbox extends Command {}

  /// What could not be read.
  ///
  /// @param reason our own words, fit for the text of a BAD response
  record Bad(String reason) implements Command {}

  record Capability() implements AnyTime {}

  record Noop() implements AnyTime {}

  record Logout() implements AnyTime {}

  /// RFC 2971. Parameters without a value are left out; names are in lower case.
  record Id(Map<String, String> parameters) implements AnyTime {
    public Id {
      parameters = Map.copyOf(parameters);
    }
  }

  record StartTls() implements BeforeLogin {}

  record Login(String name, Secret password) implements BeforeLogin {}

  /// RFC 9051, 6.2.2.
  ///
  /// @param mechanism in upper case
  record Authenticate(String mechanism, InitialResponse initial) implements BeforeLogin {}

  /// What came with AUTHENTICATE itself (RFC 4959).
  sealed interface InitialResponse {
    record None() implements InitialResponse {}

    /// It came.
    ///
    /// @param base64 as sent; a single `=` was read as no octets
    record Given(Secret base64) implements InitialResponse {}
  }

  /// RFC 5161.
  ///
  /// @param capabilities in upper case, known or not
  record Enable(List<String> capabilities) implements AfterLogin {
    public Enable {
      capabilities = List.copyOf(capabilities);
    }
  }

  record Select(MailboxText mailbox, Resync resync) implements AfterLogin {
    @Override
    public boolean enablesCondstore() {
      return !(resync instanceof Resync.None);
    }
  }

  record Examine(MailboxText mailbox, Resync resync) implements AfterLogin {
    @Override
    public boolean enablesCondstore() {
      return !(resync instanceof Resync.None);
    }
  }

  /// What SELECT or EXAMINE shall tell of changes (RFC 7162, 3.1.8 and 3.2.5).
  sealed interface Resync {
    record None() implements Resync {}

    record Condstore() implements Resync {}

    /// Also what was expunged (RFC 7162, 3.2.5).
    ///
    /// @param known the UIDs the client knows, or the empty set where it did not say
    /// @param sequences message numbers the client remembers, with `uids` beside them; or both
    ///   empty
    record Qresync(
        long uidValidity, long modSeq, SequenceSet known, SequenceSet sequences, SequenceSet uids)
        implements Resync {}
  }

  /// RFC 9051, 6.3.4.
  ///
  /// @param uses special-use attributes (RFC 6154, 3), `\Sent` and the like, as the client spelled
  ///   them
  record Create(MailboxText mailbox, Set<String> uses) implements AfterLogin {
    public Create {
      uses = Set.copyOf(uses);
    }
  }

  record Delete(MailboxText mailbox) implements AfterLogin {}

  record Rename(MailboxText from, MailboxText to) implements AfterLogin {}

  record Subscribe(MailboxText mailbox) implements AfterLogin {}

  record Unsubscribe(MailboxText mailbox) implements AfterLogin {}

  /// LIST, plain or extended (RFC 5258, 5819, 6154).
  ///
  /// @param extended whether options or more than one pattern were given; the plain form with an
  ///   empty pattern only asks for the delimiter
  /// @param status what RETURN (STATUS (...)) asked for, or empty
  record ListMailboxes(
      boolean extended,
      Set<ListSelection> selections,
      String reference,
      List<String> patterns,
      Set<ListReturn> returns,
      Set<StatusItem> status)
      implements AfterLogin {
    public ListMailboxes {
      selections = Set.copyOf(selections);
      patterns = List.copyOf(patterns);
      returns = Set.copyOf(returns);
      status = Set.copyOf(status);
    }

    @Override
    public boolean enablesCondstore() {
      return status.contains(StatusItem.HIGHESTMODSEQ);
    }
  }

  /// Which mailboxes LIST lists (RFC 5258, 3.1; RFC 6154, 2).
  enum ListSelection {
    SUBSCRIBED,
    REMOTE,
    RECURSIVEMATCH,
    SPECIAL_USE
  }

  /// What LIST says of each (RFC 5258, 3.2; RFC 6154, 2).
  enum ListReturn {
    SUBSCRIBED,
    CHILDREN,
    SPECIAL_USE
  }

  record Lsub(String reference, String pattern) implements AfterLogin {}

  record Namespace() implements AfterLogin {}

  record Status(MailboxText mailbox, Set<StatusItem> items) implements AfterLogin {
    public Status {
      items = Set.copyOf(items);
    }

    @Override
    public boolean enablesCondstore() {
      return items.contains(StatusItem.HIGHESTMODSEQ);
    }
  }

  /// What STATUS can tell (RFC 9051, 6.3.11; RFC 7162, 3.1.7; RFC 7889; RFC 8438).
  enum StatusItem {
    MESSAGES,
    RECENT,
    UIDNEXT,
    UIDVALIDITY,
    UNSEEN,
    DELETED,
    SIZE,
    HIGHESTMODSEQ,
    APPENDLIMIT
  }

  /// The messages have gone past as [Progress.Message], in this order.
  record Append(MailboxText mailbox, List<AppendMessage> messages) implements AfterLogin {
    public Append {
      messages = List.copyOf(messages);
    }
  }

  record Idle() implements AfterLogin {}

  /// RFC 4978.
  ///
  /// @param mechanism in upper case
  record Compress(String mechanism) implements AfterLogin {}

  record Check() implements InMailbox {}

  record Close() implements InMailbox {}

  record Unselect() implements InMailbox {}

  record Expunge() implements InMailbox {}

  /// RFC 4315, 2.1.
  record UidExpunge(SequenceSet uids) implements InMailbox {}

  /// RFC 9051, 6.4.4.
  ///
  /// @param byUid whether the answer speaks of UIDs
  /// @param returns what RETURN (...) asked for; empty where it was not given at all
  record Search(boolean byUid, Set<SearchReturn> returns, SearchKey key) implements InMailbox {
    public Search {
      returns = Set.copyOf(returns);
    }

    @Override
    public boolean enablesCondstore() {
      return key.asksModSeq();
    }
  }

  /// RFC 4731, 3.1 and RFC 5182, 2.1. `RETURN ()` is read as ALL.
  enum SearchReturn {
    MIN,
    MAX,
    ALL,
    COUNT,
    SAVE
  }

  /// RFC 9051, 6.4.5.
  ///
  /// @param changedSince a change number, or -1
  /// @param vanished whether to tell of expunged messages too (RFC 7162, 3.2.6)
  record Fetch(
      boolean byUid, SequenceSet set, List<FetchItem> items, long changedSince, boolean vanished)
      implements InMailbox {
    public Fetch {
      items = List.copyOf(items);
    }

    @Override
    public boolean enablesCondstore() {
      return changedSince >= 0 || items.contains(FetchItem.Attribute.MODSEQ);
    }
  }

  /// RFC 9051, 6.4.6.
  ///
  /// @param unchangedSince a change number, or -1 (RFC 7162, 3.1.3)
  record Store(
      boolean byUid,
      SequenceSet set,
      StoreMode mode,
      boolean silent,
      List<Flag> flags,
      long unchangedSince)
      implements InMailbox {
    public Store {
      flags = List.copyOf(flags);
    }

    @Override
    public boolean enablesCondstore() {
      return unchangedSince >= 0;
    }
  }

  /// FLAGS, +FLAGS, -FLAGS.
  enum StoreMode {
    REPLACE,
    ADD,
    REMOVE
  }

  record Copy(boolean byUid, SequenceSet set, MailboxText target) implements InMailbox {}

  /// RFC 6851.
  record Move(boolean byUid, SequenceSet set, MailboxText target) implements InMailbox {}
}
