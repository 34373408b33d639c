package org.gatepost.server.imap.grammar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts one command together from the lines and literals of a connection, and reads it.
///
/// Feed it a line with [#line]; do what the [Progress] says until it is [Progress.Done]; then the
/// next line begins a new command. Owned by the thread of its connection.
public final class CommandParser {
  /// Literals in one command, messages of APPEND among them. No honest command has that many, and
  /// each costs its door a turn.
  static final int LITERALS_MAX = 128;

  private static final byte[] NOTHING = {};

  private CommandLimits limits;
  private boolean utf8;

  /// Lines and literals of the command so far, as they stood on the wire.
  private byte[] held = NOTHING;

  private int size;
  private int literals;

  /// The APPEND under way, once its mailbox is known.
  private @Nullable AppendGrammar append;

  private @Nullable AppendMessage announced;

  /// Why the command can no longer succeed, while what is left of it still comes in.
  private String dropping = "";

  private String tag = "*";

  public CommandParser(CommandLimits limits) {
    this.limits = limits;
  }

  /// What holds from the next command on.
  public void limits(CommandLimits next) {
    limits = next;
  }

  /// From now on mailbox names are UTF-8, not modified UTF-7 (RFC 6855, 3; RFC 9051, 5.1).
  public void acceptUtf8() {
    utf8 = true;
  }

  /// Takes a line, without its CRLF.
  public Progress line(byte[] octets) {
    LiteralFrame frame = LiteralFrame.endOf(octets);
    if (frame.isThere() && literals++ == LITERALS_MAX) {
      dropping = "The command has too many literals";
    }
    if (!dropping.isEmpty()) {
      return frame.isThere() ? unwanted(frame) : done(new Command.Bad(dropping));
    }
    if (append != null) {
      return appendLine(append, octets, frame);
    }
    if ((long) size + octets.length + 2 > limits.commandOctets()) {
      noteTag(octets);
      return refuse("The command is too long", frame);
    }
    boolean first = size == 0;
    if (!frame.isThere() && first) {
      return whole(octets, octets.length);
    }
    hold(octets);
    if (!frame.isThere()) {
      return whole(held, size);
    }
    if (first) {
      noteTag(octets);
    }
    AppendGrammar started = startOfAppend();
    if (started != null) {
      append = started;
      return announce(frame);
    }
    return ordinary(frame);
  }

  /// Takes the octets of the literal that was asked for. The line that follows it comes next.
  public void literal(byte[] octets) {
    hold("\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    hold(octets);
  }

  /// The message of an APPEND has been taken. The line that follows it comes next.
  public void messageTaken() {
    if (append != null && announced != null) {
      append.taken(announced);
      announced = null;
    }
  }

  /// The octets of a literal that was too large have been read and dropped.
  public void literalDropped() {
    if (dropping.isEmpty()) {
      dropping = "A literal was too large";
    }
  }

  /// The line was longer than the door takes; the command is over.
  ///
  /// @param start what there is of the line, for the tag
  public Progress tooLong(byte[] start) {
    if (size == 0) {
      noteTag(start);
    }
    return done(new Command.Bad("The line is too long"));
  }

  /// Forgets an unfinished command, because a literal was refused.
  public void reset() {
    // A password may have been in it.
    Arrays.fill(held, 0, size, (byte) 0);
    held = NOTHING;
    size = 0;
    literals = 0;
    append = null;
    announced = null;
    dropping = "";
    tag = "*";
  }

  private Progress whole(byte[] octets, int length) {
    Cursor in = new Cursor(octets, length, utf8);
    tag = in.tag();
    in.sp();
    if (in.failed()) {
      // Without a space behind it, it was no tag.
      tag = "*";
      return done(new Command.Bad(in.reason()));
    }
    return done(CommandGrammar.read(in));
  }

  private Progress done(Command command) {
    Progress done = new Progress.Done(tag, command);
    reset();
    return done;
  }

  private void noteTag(byte[] line) {
    Cursor in = new Cursor(line, line.length, utf8);
    String found = in.tag();
    in.sp();
    tag = in.failed() ? "*" : found;
  }

  private Progress ordinary(LiteralFrame frame) {
    if (frame.octets() > limits.literalOctets()
        || size + frame.octets() + 2 > limits.commandOctets()
        || tooLargeUnasked(frame)) {
      return tooLarge(frame, false);
    }
    return new Progress.Literal((int) frame.octets(), frame.synchronising());
  }

  private boolean tooLargeUnasked(LiteralFrame frame) {
    return !frame.synchronising() && frame.octets() > limits.unaskedOctets();
  }

  private Progress tooLarge(LiteralFrame frame, boolean message) {
    Progress refused = new Progress.TooLarge(tag, frame.octets(), frame.synchronising(), message);
    if (frame.synchronising()) {
      reset();
    }
    return refused;
  }

  /// The command is bad already; what it still announces is not taken.
  private Progress unwanted(LiteralFrame frame) {
    return frame.synchronising() ? done(new Command.Bad(dropping)) : tooLarge(frame, false);
  }

  private Progress refuse(String reason, LiteralFrame frame) {
    dropping = reason;
    return frame.isThere() ? unwanted(frame) : done(new Command.Bad(reason));
  }

  /// The APPEND that the octets held start, if they do, and its mailbox has been read whole.
  private @Nullable AppendGrammar startOfAppend() {
    Cursor in = new Cursor(held, size, utf8);
    String start = in.tag();
    in.sp();
    if (!in.skipWord("APPEND")) {
      return null;
    }
    in.sp();
    MailboxText mailbox = in.mailbox();
    if (in.failed()) {
      return null;
    }
    AppendMessage message = AppendGrammar.announced(in);
    if (in.failed()) {
      dropping = in.reason();
    }
    announced = message;
    return new AppendGrammar(start, mailbox);
  }

  private Progress appendLine(AppendGrammar started, byte[] octets, LiteralFrame frame) {
    Cursor in = new Cursor(octets, octets.length, utf8);
    tag = started.tag();
    if (!frame.isThere()) {
      return done(started.finish(in));
    }
    started.closing(in);
    announced = AppendGrammar.announced(in);
    if (in.failed()) {
      dropping = in.reason();
    }
    return announce(frame);
  }

  private Progress announce(LiteralFrame frame) {
    if (append == null || announced == null || !dropping.isEmpty()) {
      return unwanted(frame);
    }
    if (frame.octets() > limits.messageOctets() - append.octets() || tooLargeUnasked(frame)) {
      return tooLarge(frame, true);
    }
    return new Progress.Message(
        append.tag(), append.mailbox(), append.count(), announced, frame.synchronising());
  }

  private void hold(byte[] octets) {
    if (held.length - size < octets.length) {
      byte[] larger = Arrays.copyOf(held, Math.max(2 * held.length, size + octets.length + 64));
      Arrays.fill(held, 0, size, (byte) 0);
      held = larger;
    }
    System.arraycopy(octets, 0, held, size, octets.length);
    size += octets.length;
  }

  /// `{n}` or `{n+}` at the end of a line: so many octets follow it (RFC 9051, 4.3; RFC 7888).
  ///
  /// @param octets -1 where there is none; [Long#MAX_VALUE] for a number beyond counting
  private record LiteralFrame(long octets, boolean synchronising) {
    private static final LiteralFrame NONE = new LiteralFrame(-1, true);

    boolean isThere() {
      return octets >= 0;
    }

    static LiteralFrame endOf(byte[] line) {
      int at = line.length - 1;
      if (at < 2 || line[at] != '}') {
        return NONE;
      }
      at--;
      boolean synchronising = line[at] != '+';
      if (!synchronising) {
        at--;
      }
      int last = at;
      while (at >= 0 && line[at] >= '0' && line[at] <= '9') {
        at--;
      }
      if (at < 0 || line[at] != '{' || at == last) {
        return NONE;
      }
      return new LiteralFrame(value(line, at + 1, last), synchronising);
    }

    private static long value(byte[] line, int from, int last) {
      long value = 0;
      for (int i = from; i <= last; i++) {
        if (value > Long.MAX_VALUE / 10 - 1) {
          return Long.MAX_VALUE;
        }
        value = 10 * value + line[i] - '0';
      }
      return value;
    }
  }
}
