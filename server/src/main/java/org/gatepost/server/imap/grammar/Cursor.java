package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// Reads the octets of one command from left to right (RFC 9051, 9).
///
/// It fails once, with the first reason, and from then on reads nothing and yields empty values, so
/// that a grammar is written straight on and asks [#failed] only where it loops.
final class Cursor {
  private static final byte[] NOTHING = {};
  private static final int ATOM = 1;
  private static final int ASTRING = 2;
  private static final int PATTERN = 4;
  private static final int NAME = 8;
  private static final byte[] CLASSES = classes();

  private final byte[] octets;
  private final int end;
  private final boolean utf8;
  private int at;
  private String reason = "";

  Cursor(byte[] octets, int length, boolean utf8) {
    this.octets = octets;
    this.end = length;
    this.utf8 = utf8;
  }

  boolean failed() {
    return !reason.isEmpty();
  }

  String reason() {
    return reason;
  }

  /// Notes the first thing that is wrong.
  void fail(String why) {
    if (reason.isEmpty()) {
      reason = why;
    }
  }

  /// The next octet, or -1 at the end and after a failure.
  int peek() {
    return at < end && reason.isEmpty() ? octets[at] & 255 : -1;
  }

  boolean atEnd() {
    return at == end;
  }

  /// Takes the octet if it comes next.
  boolean skip(char octet) {
    if (peek() != octet) {
      return false;
    }
    at++;
    return true;
  }

  /// The octet must come next.
  void expect(char octet) {
    if (!skip(octet)) {
      fail(octet == ' ' ? "A space is missing" : "Expected " + octet);
    }
  }

  void sp() {
    expect(' ');
  }

  /// Nothing may follow.
  void end() {
    if (at != end) {
      fail("Something follows the end of the command");
    }
  }

  /// Takes `word`, in any case, if it comes next and no longer atom does.
  boolean skipWord(String word) {
    int length = word.length();
    if (failed() || end - at < length || at + length < end && is(octets[at + length], ATOM)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Ascii.lower((char) octets[at + i]) != Ascii.lower(word.charAt(i))) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /// The client's tag (RFC 9051, 9: 1*<any ASTRING-CHAR except "+">).
  String tag() {
    int from = at;
    while (at < end && is(octets[at], ASTRING) && octets[at] != '+') {
      at++;
    }
    if (at == from) {
      fail("A command starts with a tag");
    }
    return text(from);
  }

  String atom() {
    return run(ATOM, "A word is missing");
  }

  /// An atom in upper case.
  String word() {
    return Ascii.upper(atom());
  }

  /// Letters, digits and dots, in upper case: what stands before the `[` of a fetch item.
  String name() {
    return Ascii.upper(run(NAME, "A name is missing"));
  }

  private String run(int kind, String missing) {
    int from = at;
    while (at < end && is(octets[at], kind) && !failed()) {
      at++;
    }
    if (at == from) {
      fail(missing);
    }
    return text(from);
  }

  private String text(int from) {
    return new String(octets, from, at - from, ISO_8859_1);
  }

  /// At most so many letters, in upper case.
  String letters(int most) {
    int from = at;
    while (at < end && at - from < most && is(octets[at], NAME) && !failed()) {
      at++;
    }
    return Ascii.upper(text(from));
  }

  /// A number up to 2^63-1.
  long number() {
    int from = at;
    long value = 0;
    while (at < end && octets[at] >= '0' && octets[at] <= '9' && !failed()) {
      int digit = octets[at++] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        fail("A number is too large");
        return 0;
      }
      value = 10 * value + digit;
    }
    if (at == from) {
      fail("A number is missing");
    }
    return value;
  }

  /// A number from 1 to 2^32-1 that the store counts in 31 bits.
  int position() {
    long number = number();
    if (number < 1 || number > 0xFFFF_FFFFL) {
      fail("A message number is from 1 to 4294967295");
      return 1;
    }
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  /// `1,3:*` or `$`.
  SequenceSet sequenceSet() {
    if (skip('$')) {
      return SequenceSet.SAVED;
    }
    int[] bounds = new int[2];
    int size = 0;
    do {
      if (size == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * size);
      }
      bounds[size] = bound();
      bounds[size + 1] = skip(':') ? bound() : bounds[size];
      size += 2;
    } while (skip(','));
    return failed() ? SequenceSet.NONE : SequenceSet.of(Arrays.copyOf(bounds, size));
  }

  private int bound() {
    return skip('*') ? SequenceSet.STAR : position();
  }

  /// Octets of a quoted string or literal.
  byte[] string() {
    return switch (peek()) {
      case '"' -> quoted();
      case '{' -> literal();
      case '~' -> {
        at++;
        yield literal();
      }
      default -> {
        fail("A string is missing");
        yield NOTHING;
      }
    };
  }

  /// Octets of a string or of a word.
  byte[] astring() {
    return stringOr(ASTRING);
  }

  /// Octets of a string or of a word that may have wildcards in it.
  byte[] pattern() {
    return stringOr(PATTERN);
  }

  private byte[] stringOr(int kind) {
    int next = peek();
    if (next == '"' || next == '{') {
      return string();
    }
    int from = at;
    run(kind, "A string is missing");
    return Arrays.copyOfRange(octets, from, at);
  }

  /// A string as text. What is not UTF-8 fails.
  String utf8(byte[] text) {
    return decoded(text, UTF_8);
  }

  String decoded(byte[] text, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      fail("A text is not in its charset");
      return "";
    }
  }

  MailboxText mailbox() {
    String name = unwired(astring());
    return new MailboxText(Ascii.equal(name, "INBOX") ? "INBOX" : name);
  }

  /// A mailbox name or pattern out of its wire form.
  String unwired(byte[] wire) {
    String name = utf8(wire);
    // Clients that send 8-bit names without having enabled them mean UTF-8.
    if (utf8 || !Ascii.isAscii(name)) {
      return name;
    }
    Optional<String> decoded = ModifiedUtf7.decode(name);
    if (decoded.isEmpty()) {
      fail("A mailbox name is not modified UTF-7");
    }
    return decoded.orElse("");
  }

  private byte[] quoted() {
    int from = ++at;
    int escapes = 0;
    while (at < end && octets[at] != '"') {
      byte octet = octets[at++];
      if (octet == '\\') {
        escapes++;
        at++;
      }
      if (octet == 0 || octet == '\r' || octet == '\n') {
        fail("A quoted string holds no NUL, CR or LF");
        return NOTHING;
      }
    }
    if (at >= end) {
      at = end;
      fail("A quoted string is not closed");
      return NOTHING;
    }
    int to = at++;
    return escapes == 0 ? Arrays.copyOfRange(octets, from, to) : unescaped(from, to, escapes);
  }

  private byte[] unescaped(int from, int to, int escapes) {
    byte[] out = new byte[to - from - escapes];
    int size = 0;
    for (int i = from; i < to; i++) {
      if (octets[i] == '\\') {
        i++;
        if (octets[i] != '\\' && octets[i] != '"') {
          fail("Only a quote or a backslash follows a backslash");
          return NOTHING;
        }
      }
      out[size++] = octets[i];
    }
    return out;
  }

  private byte[] literal() {
    expect('{');
    long length = number();
    skip('+');
    expect('}');
    expect('\r');
    expect('\n');
    if (length > end - at) {
      fail("A literal is cut short");
    }
    if (failed()) {
      return NOTHING;
    }
    int from = at;
    at += (int) length;
    return Arrays.copyOfRange(octets, from, at);
  }

  private static boolean is(byte octet, int kind) {
    return octet > 0 && (CLASSES[octet] & kind) != 0;
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (int c = '!'; c <= '~'; c++) {
      boolean atom = "(){%*\"\\]".indexOf(c) < 0;
      boolean word = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      classes[c] =
          (byte)
              ((atom ? ATOM | ASTRING | PATTERN : 0)
                  | (c == ']' ? ASTRING | PATTERN : 0)
                  | (c == '%' || c == '*' ? PATTERN : 0)
                  | (word || c == '.' ? NAME : 0));
    }
    return classes;
  }
}
