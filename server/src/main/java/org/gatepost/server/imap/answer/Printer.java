package org.gatepost.server.imap.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import org.gatepost.server.imap.grammar.ModifiedUtf7;
import org.jspecify.annotations.Nullable;

/// Spells responses into a buffer and hands it on when it is full or [#flush] is called.
///
/// Owned by the thread of its connection.
public final class Printer {
  private static final int ROOM = 8192;

  /// Longest text that is quoted; longer ones go as literals.
  private static final int QUOTED_OCTETS_MAX = 1000;

  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private static final byte[] NIL = {'N', 'I', 'L'};

  private static final byte[] NO_ROOM = {};

  /// Where the octets go.
  @FunctionalInterface
  public interface Sink {
    void write(byte[] octets, int from, int length) throws IOException;
  }

  private final Sink sink;

  /// None while there is nothing to say: an idle connection holds no buffer.
  private byte[] buffer = NO_ROOM;

  private int used;
  private boolean utf8;
  private boolean abandoned;

  public Printer(Sink sink) {
    this.sink = sink;
  }

  /// From now on the client reads UTF-8: in quoted strings and in mailbox names (RFC 6855, 3; RFC
  /// 9051, 5.1).
  public void acceptUtf8() {
    utf8 = true;
  }

  public boolean utf8() {
    return utf8;
  }

  /// Hands on what is in the buffer.
  public void flush() throws IOException {
    if (used > 0 && !abandoned) {
      sink.write(buffer, 0, used);
    }
    used = 0;
  }

  /// Hands on what is in the buffer, and gives the buffer away until it is needed again.
  public void rest() throws IOException {
    flush();
    buffer = NO_ROOM;
  }

  private void makeRoom() throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[ROOM];
    } else {
      flush();
    }
  }

  /// Whether [#abandon] was called.
  public boolean abandoned() {
    return abandoned;
  }

  /// An answer can't be finished: nothing more is handed on, so that the client can't take what
  /// would follow for the rest of a literal. The connection has to be closed.
  public void abandon() {
    abandoned = true;
    used = 0;
  }

  /// `tag OK [CODE] text` and the end of the line.
  public Printer tagged(String tag, Completion completion) throws IOException {
    ascii(tag).octet(' ');
    return switch (completion) {
      case Completion.Ok(var code, var text) -> status("OK", code, text);
      case Completion.No(var code, var text) -> status("NO", code, text);
      case Completion.Bad(var code, var text) -> status("BAD", code, text);
    };
  }

  /// `* OK [CODE] text` and the end of the line.
  public Printer untagged(String condition, ResponseCode code, String text) throws IOException {
    return ascii("* ").status(condition, code, text);
  }

  private Printer status(String condition, ResponseCode code, String text) throws IOException {
    ascii(condition).octet(' ');
    if (code != ResponseCode.Word.NONE) {
      octet('[').code(code).ascii("] ");
    }
    return ascii(text).crlf();
  }

  /// What stands between the brackets.
  public Printer code(ResponseCode code) throws IOException {
    return switch (code) {
      case ResponseCode.Word word -> ascii(word.name().replace('_', '-'));
      case ResponseCode.AppendUid(var validity, var uids) ->
          ascii("APPENDUID ").number(validity).octet(' ').ascii(uids);
      case ResponseCode.CopyUid(var validity, var from, var to) ->
          ascii("COPYUID ").number(validity).octet(' ').ascii(from).octet(' ').ascii(to);
      case ResponseCode.Modified(var set) -> ascii("MODIFIED ").ascii(set);
      case ResponseCode.HighestModSeq(var value) -> ascii("HIGHESTMODSEQ ").number(value);
      case ResponseCode.UidNext(var value) -> ascii("UIDNEXT ").number(value);
      case ResponseCode.UidValidity(var value) -> ascii("UIDVALIDITY ").number(value);
      case ResponseCode.Unseen(var sequence) -> ascii("UNSEEN ").number(sequence);
      case ResponseCode.PermanentFlags(var flags) ->
          ascii("PERMANENTFLAGS (").words(flags).octet(')');
      case ResponseCode.Capability(var names) -> ascii("CAPABILITY ").words(names);
      case ResponseCode.BadCharset(var charsets) ->
          ascii("BADCHARSET (").words(charsets).octet(')');
    };
  }

  /// Words with a space between them.
  public Printer words(Iterable<String> words) throws IOException {
    boolean first = true;
    for (String word : words) {
      if (!first) {
        octet(' ');
      }
      ascii(word);
      first = false;
    }
    return this;
  }

  /// Printable ASCII as it is: atoms, keywords, punctuation.
  public Printer ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        throw new IllegalArgumentException("not printable ASCII");
      }
      octet(c);
    }
    return this;
  }

  public Printer sp() throws IOException {
    return octet(' ');
  }

  public Printer crlf() throws IOException {
    return octet('\r').octet('\n');
  }

  public Printer nil() throws IOException {
    return raw(NIL, 0, NIL.length);
  }

  /// One octet that is ours: no octet of a message or client comes here unchecked.
  public Printer octet(int octet) throws IOException {
    if (used == buffer.length) {
      makeRoom();
    }
    buffer[used++] = (byte) octet;
    return this;
  }

  /// Decimal digits; makes no garbage.
  public Printer number(long number) throws IOException {
    if (number < 0) {
      throw new IllegalArgumentException("IMAP numbers are not negative");
    }
    if (buffer.length - used < 20) {
      makeRoom();
    }
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int at = used + digits - 1; at >= used; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += digits;
    return this;
  }

  /// A mailbox name in the form the client reads.
  public Printer mailbox(String name) throws IOException {
    return utf8 ? string(name) : string(ModifiedUtf7.encode(name));
  }

  /// Text as a quoted string, or as a literal where it can't be quoted.
  public Printer string(String text) throws IOException {
    return string(text.getBytes(UTF_8));
  }

  /// Octets as a quoted string, or as a literal where they can't be quoted.
  public Printer string(byte[] octets) throws IOException {
    if (!quotable(octets)) {
      return literal(octets.length).raw(octets, 0, octets.length);
    }
    octet('"');
    for (byte octet : octets) {
      if (octet == '"' || octet == '\\') {
        octet('\\');
      }
      octet(octet);
    }
    return octet('"');
  }

  /// A header text, whose every char is one octet; NIL for null.
  public Printer nstring(@Nullable String octets) throws IOException {
    if (octets == null) {
      return nil();
    }
    if (octets.length() > QUOTED_OCTETS_MAX || !isPlain(octets)) {
      return string(octets.getBytes(ISO_8859_1));
    }
    octet('"');
    for (int i = 0; i < octets.length(); i++) {
      octet(octets.charAt(i));
    }
    return octet('"');
  }

  /// A word as itself where it can be an atom, else as a string.
  public Printer astring(String word) throws IOException {
    boolean atom = !word.isEmpty();
    for (int i = 0; i < word.length() && atom; i++) {
      char c = word.charAt(i);
      atom = c > ' ' && c <= '~' && "(){%*\"\\]".indexOf(c) < 0;
    }
    return atom ? ascii(word) : string(word);
  }

  /// `" 1-Feb-1994 03:04:05 +0000"`, from seconds since 1970.
  public Printer dateTime(long epochSecond) throws IOException {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400L));
    int second = (int) Math.floorMod(epochSecond, 86_400L);
    octet('"');
    if (day.getDayOfMonth() < 10) {
      octet(' ');
    }
    number(day.getDayOfMonth()).octet('-');
    ascii(MONTHS.substring(3 * day.getMonthValue() - 3, 3 * day.getMonthValue())).octet('-');
    int year = Math.clamp(day.getYear(), 0, 9999);
    twoDigits(year / 100).twoDigits(year % 100).octet(' ');
    twoDigits(second / 3600).octet(':').twoDigits(second / 60 % 60).octet(':');
    return twoDigits(second % 60).ascii(" +0000\"");
  }

  private Printer twoDigits(int number) throws IOException {
    return octet('0' + number / 10).octet('0' + number % 10);
  }

  /// Takes the octets of a literal whose frame has been printed.
  public OutputStream rawStream() {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        octet(octet);
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        raw(octets, from, length);
      }
    };
  }

  /// The frame of a literal. Exactly so many [#raw] octets follow.
  public Printer literal(long octets) throws IOException {
    return octet('{').number(octets).octet('}').crlf();
  }

  /// The frame of a literal8 (RFC 3516). Exactly so many [#raw] octets follow.
  public Printer literal8(long octets) throws IOException {
    return octet('~').literal(octets);
  }

  /// The octets of a literal; large ones pass the buffer by.
  public Printer raw(byte[] octets, int from, int length) throws IOException {
    if (length > buffer.length - used) {
      makeRoom();
      if (length >= ROOM) {
        if (!abandoned) {
          sink.write(octets, from, length);
        }
        return this;
      }
    }
    System.arraycopy(octets, from, buffer, used, length);
    used += length;
    return this;
  }

  private static boolean isPlain(String octets) {
    for (int i = 0; i < octets.length(); i++) {
      char c = octets.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private boolean quotable(byte[] octets) {
    if (octets.length > QUOTED_OCTETS_MAX) {
      return false;
    }
    boolean ascii = true;
    for (byte octet : octets) {
      if (octet == 0 || octet == '\r' || octet == '\n') {
        return false;
      }
      ascii &= octet > 0;
    }
    return ascii || utf8 && isUtf8(octets);
  }

  private static boolean isUtf8(byte[] octets) {
    return Arrays.equals(new String(octets, UTF_8).getBytes(UTF_8), octets);
  }
}
