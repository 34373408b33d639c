package org.gatepost.server.imap.answer;

import java.util.List;

/// What stands in brackets at the start of a response's text (RFC 9051, 7.1; RFC 5530).
public sealed interface ResponseCode {
  /// Codes without arguments.
  enum Word implements ResponseCode {
    /// No code at all.
    NONE,
    ALERT,
    ALREADYEXISTS,
    AUTHENTICATIONFAILED,
    AUTHORIZATIONFAILED,
    CANNOT,
    CLIENTBUG,
    CLOSED,
    COMPRESSIONACTIVE,
    CONTACTADMIN,
    CORRUPTION,
    EXPIRED,
    EXPUNGEISSUED,
    HASCHILDREN,
    INUSE,
    LIMIT,
    NOMODSEQ,
    NONEXISTENT,
    NOPERM,
    NOTSAVED,
    OVERQUOTA,
    PARSE,
    PRIVACYREQUIRED,
    READ_ONLY,
    READ_WRITE,
    SERVERBUG,
    TOOBIG,
    TRYCREATE,
    UIDNOTSTICKY,
    UNAVAILABLE,
    UNKNOWN_CTE,
    USEATTR
  }

  /// RFC 4315. The UIDs are those the messages got, in their order.
  record AppendUid(long uidValidity, String uids) implements ResponseCode {}

  /// RFC 4315.
  record CopyUid(long uidValidity, String from, String to) implements ResponseCode {}

  /// RFC 7162, 3.1.3: these were left alone, as message numbers or UIDs.
  record Modified(String set) implements ResponseCode {}

  record HighestModSeq(long value) implements ResponseCode {}

  record UidNext(long value) implements ResponseCode {}

  record UidValidity(long value) implements ResponseCode {}

  record Unseen(int sequence) implements ResponseCode {}

  /// Flags that can be changed for good (RFC 9051, 7.1).
  ///
  /// @param flags with `\*` last where new keywords may be made
  record PermanentFlags(List<String> flags) implements ResponseCode {
    public PermanentFlags {
      flags = List.copyOf(flags);
    }
  }

  record Capability(List<String> names) implements ResponseCode {
    public Capability {
      names = List.copyOf(names);
    }
  }

  record BadCharset(List<String> charsets) implements ResponseCode {
    public BadCharset {
      charsets = List.copyOf(charsets);
    }
  }
}
