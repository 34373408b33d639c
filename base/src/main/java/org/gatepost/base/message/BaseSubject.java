package org.gatepost.base.message;

import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.text.Ascii;

/// A subject without what replying and forwarding put around it (RFC 5256, 2.1).
///
/// @param text what is left; compare it without regard to case
/// @param isReply whether there was something to take off that says reply or forward
public record BaseSubject(String text, boolean isReply) {

  /// The base of a Subject field's text, in which each `char` is one octet.
  public static BaseSubject of(String field) {
    return new Reader(oneSpaced(EncodedWords.decode(field))).read();
  }

  private static String oneSpaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (!isSpace) {
        out.append(c);
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString();
  }

  /// Moves the two ends of the base inwards; each sign is looked at a bounded number of times.
  private static final class Reader {
    private final String text;
    private int from;
    private int to;
    private boolean isReply;

    Reader(String text) {
      this.text = text;
      this.to = text.length();
    }

    BaseSubject read() {
      do {
        takeTrailers();
        takeLeaders();
      } while (takeForwardBrackets());
      return new BaseSubject(text.substring(from, to), isReply);
    }

    private void takeTrailers() {
      while (to > from) {
        if (text.charAt(to - 1) == ' ') {
          to--;
        } else if (to - from >= 5 && Ascii.equal(text.subSequence(to - 5, to), "(fwd)")) {
          to -= 5;
          isReply = true;
        } else {
          return;
        }
      }
    }

    /// Blobs before a `re:` go with it. Blobs before anything else go too, but not all of a subject
    /// that is made of nothing else.
    private void takeLeaders() {
      while (true) {
        int lastBlob = from;
        int at = skipSpace(from);
        int blobEnd = blobEnd(at);
        while (blobEnd > at) {
          lastBlob = at;
          at = blobEnd;
          blobEnd = blobEnd(at);
        }
        int refwdEnd = refwdEnd(at);
        if (refwdEnd == at) {
          from = at < to ? at : lastBlob;
          return;
        }
        from = refwdEnd;
        isReply = true;
      }
    }

    private boolean takeForwardBrackets() {
      if (to - from < 6
          || !Ascii.equal(text.subSequence(from, from + 5), "[fwd:")
          || text.charAt(to - 1) != ']') {
        return false;
      }
      from += 5;
      to--;
      isReply = true;
      return true;
    }

    /// Behind `re:`, `fw [blob]:` or `fwd:`, or where it began if there is none.
    private int refwdEnd(int start) {
      int at = start;
      if (matches(at, "re")) {
        at += 2;
      } else if (matches(at, "fwd")) {
        at += 3;
      } else if (matches(at, "fw")) {
        at += 2;
      } else {
        return start;
      }
      at = blobEnd(skipSpace(at));
      return at < to && text.charAt(at) == ':' ? at + 1 : start;
    }

    private boolean matches(int at, String word) {
      return at + word.length() <= to
          && Ascii.equal(text.subSequence(at, at + word.length()), word);
    }

    /// Behind `[...]` and the space after it, or where it began if there is none.
    private int blobEnd(int start) {
      if (start >= to || text.charAt(start) != '[') {
        return start;
      }
      int at = start + 1;
      while (at < to && text.charAt(at) != ']' && text.charAt(at) != '[') {
        at++;
      }
      return at < to && text.charAt(at) == ']' ? skipSpace(at + 1) : start;
    }

    private int skipSpace(int start) {
      int at = start;
      while (at < to && text.charAt(at) == ' ') {
        at++;
      }
      return at;
    }
  }
}
