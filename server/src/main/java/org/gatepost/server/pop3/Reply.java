package org.gatepost.server.pop3;

import java.util.List;
import org.gatepost.store.blob.Content;

/// What the server says to one command.
sealed interface Reply {
  /// One line.
  record Single(boolean ok, String text) implements Reply {
    public Single {
      checked(text);
    }
  }

  /// A line and a list.
  record Listing(String text, List<String> lines) implements Reply {
    public Listing {
      checked(text);
      lines = List.copyOf(lines);
      lines.forEach(Reply::checked);
    }
  }

  /// A line and a message. Whoever sends it closes the content.
  ///
  /// @param bodyLines lines of the body at most
  record Message(String text, Content content, int bodyLines) implements Reply {
    /// The whole message.
    static final int ALL = Integer.MAX_VALUE;

    public Message {
      checked(text);
    }
  }

  /// A line of a SASL exchange (RFC 5034, 4).
  record Challenge(String base64) implements Reply {
    public Challenge {
      checked(base64);
    }
  }

  static Reply ok(String text) {
    return new Single(true, text);
  }

  static Reply no(String text) {
    return new Single(false, text);
  }

  /// Text without a control character: what a peer sent can't make a line of its own.
  private static void checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException("not one line");
      }
    }
  }
}
