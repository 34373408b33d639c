package org.gatepost.server.imap.answer;

/// How a command ended: what the tagged response says.
///
/// The text is ours: printable ASCII, never a byte the client sent.
public sealed interface Completion {
  ResponseCode code();

  String text();

  record Ok(ResponseCode code, String text) implements Completion {
    public Ok {
      checked(text);
    }
  }

  record No(ResponseCode code, String text) implements Completion {
    public No {
      checked(text);
    }
  }

  record Bad(ResponseCode code, String text) implements Completion {
    public Bad {
      checked(text);
    }
  }

  static Completion ok(String text) {
    return new Ok(ResponseCode.Word.NONE, text);
  }

  static Completion ok(ResponseCode code, String text) {
    return new Ok(code, text);
  }

  static Completion no(String text) {
    return new No(ResponseCode.Word.NONE, text);
  }

  static Completion no(ResponseCode code, String text) {
    return new No(code, text);
  }

  static Completion bad(String text) {
    return new Bad(ResponseCode.Word.NONE, text);
  }

  private static void checked(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("a reply is one line of printable ASCII");
    }
  }
}
