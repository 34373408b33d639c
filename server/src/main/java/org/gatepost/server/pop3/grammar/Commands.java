package org.gatepost.server.pop3.grammar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Secret;

/// Reads a line into a command.
public final class Commands {
  /// Octets in a command at most. RFC 2449, 4 asks for 255; passwords and initial responses may
  /// want more.
  public static final int OCTETS_MAX = 2048;

  /// Octets in a line of a SASL exchange at most (RFC 5034, 4: 12288 suffice for all mechanisms).
  public static final int SASL_OCTETS_MAX = 12_288;

  /// Digits of a number at most, so that it is an int.
  private static final int DIGITS_MAX = 9;

  /// Octets of a language tag at most (RFC 5646, 4.4.1 asks for 35).
  private static final int TAG_OCTETS_MAX = 35;

  /// Stands for octets that are no UTF-8 or hold a NUL: no command takes it.
  private static final String NOT_TEXT = "\0";

  private Commands() {}

  /// The command in a line without its end.
  public static Command read(byte[] line) {
    int space = indexOf(line, (byte) ' ');
    int verbEnd = space < 0 ? line.length : space;
    String verb = Ascii.upper(new String(line, 0, verbEnd, StandardCharsets.ISO_8859_1));
    return switch (verb) {
      case "PASS" -> pass(line, space);
      case "AUTH" -> auth(line, space);
      default -> read(verb, space < 0 ? "" : utf8(line, space + 1), space >= 0);
    };
  }

  private static Command read(String verb, String argument, boolean spaced) {
    return switch (verb) {
      case "CAPA" -> bare(argument, new Command.Capa(), "CAPA");
      case "QUIT" -> bare(argument, new Command.Quit(), "QUIT");
      case "LANG" -> lang(argument, spaced);
      case "USER" -> user(argument);
      case "APOP" -> new Command.Apop();
      case "STLS" -> bare(argument, new Command.Stls(), "STLS");
      case "UTF8" -> bare(argument, new Command.Utf8(), "UTF8");
      case "STAT" -> bare(argument, new Command.Stat(), "STAT");
      case "LIST" -> list(argument);
      case "UIDL" -> uidl(argument);
      case "RETR" -> retr(argument);
      case "TOP" -> top(argument);
      case "DELE" -> dele(argument);
      case "NOOP" -> bare(argument, new Command.Noop(), "NOOP");
      case "RSET" -> bare(argument, new Command.Rset(), "RSET");
      default -> new Command.Unknown();
    };
  }

  private static Command bare(String argument, Command command, String usage) {
    // Some clients leave a space at the end.
    return argument.isBlank() ? command : new Command.Malformed(usage);
  }

  private static Command lang(String argument, boolean spaced) {
    String tag = argument.strip();
    boolean readable = tag.length() <= TAG_OCTETS_MAX && tag.chars().allMatch(Commands::isTagChar);
    if (!readable || spaced && tag.isEmpty()) {
      return new Command.Malformed("LANG [language]");
    }
    return new Command.Lang(Ascii.lower(tag));
  }

  private static boolean isTagChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '*';
  }

  private static Command user(String argument) {
    return argument.isBlank() || argument.equals(NOT_TEXT)
        ? new Command.Malformed("USER name")
        : new Command.User(argument);
  }

  private static Command pass(byte[] line, int space) {
    if (space < 0 || space + 1 == line.length) {
      return new Command.Malformed("PASS password");
    }
    byte[] password = Arrays.copyOfRange(line, space + 1, line.length);
    try {
      return new Command.Pass(Secret.of(password));
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private static Command auth(byte[] line, int space) {
    if (space < 0 || space + 1 == line.length) {
      return new Command.Auth("", Secret.of(new byte[0]));
    }
    int second = indexOf(line, (byte) ' ', space + 1);
    int end = second < 0 ? line.length : second;
    String mechanism = new String(line, space + 1, end - space - 1, StandardCharsets.ISO_8859_1);
    byte[] initial = second < 0 ? new byte[0] : Arrays.copyOfRange(line, second + 1, line.length);
    try {
      return mechanism.isEmpty() || indexOf(initial, (byte) ' ') >= 0
          ? new Command.Malformed("AUTH mechanism [initial-response]")
          : new Command.Auth(mechanism, Secret.of(initial));
    } finally {
      Arrays.fill(initial, (byte) 0);
    }
  }

  private static Command list(String argument) {
    int number = argument.isBlank() ? 0 : number(argument, 1);
    return number < 0 ? new Command.Malformed("LIST [message]") : new Command.Sizes(number);
  }

  private static Command uidl(String argument) {
    int number = argument.isBlank() ? 0 : number(argument, 1);
    return number < 0 ? new Command.Malformed("UIDL [message]") : new Command.Uidl(number);
  }

  private static Command retr(String argument) {
    int number = number(argument, 1);
    return number < 0 ? new Command.Malformed("RETR message") : new Command.Retr(number);
  }

  private static Command dele(String argument) {
    int number = number(argument, 1);
    return number < 0 ? new Command.Malformed("DELE message") : new Command.Dele(number);
  }

  private static Command top(String argument) {
    String[] words = argument.strip().split(" +", -1);
    int message = number(words[0], 1);
    int lines = words.length == 2 ? number(words[1], 0) : -1;
    return message < 0 || lines < 0
        ? new Command.Malformed("TOP message lines")
        : new Command.Top(message, lines);
  }

  /// The number, or -1 where it is none or below the least.
  private static int number(String word, int least) {
    String digits = word.strip();
    boolean readable =
        !digits.isEmpty()
            && digits.length() <= DIGITS_MAX
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = readable ? Integer.parseInt(digits) : -1;
    return number < least ? -1 : number;
  }

  /// The text, or [#NOT_TEXT].
  private static String utf8(byte[] line, int from) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line, from, line.length - from))
              .toString();
      return text.indexOf('\0') < 0 ? text : NOT_TEXT;
    } catch (CharacterCodingException e) {
      return NOT_TEXT;
    }
  }

  private static int indexOf(byte[] line, byte octet) {
    return indexOf(line, octet, 0);
  }

  private static int indexOf(byte[] line, byte octet, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == octet) {
        return i;
      }
    }
    return -1;
  }
}
