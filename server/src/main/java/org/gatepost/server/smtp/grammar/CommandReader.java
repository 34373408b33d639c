package org.gatepost.server.smtp.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import org.gatepost.base.address.ReversePath;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Secret;
import org.gatepost.server.smtp.grammar.ParameterReader.Reading;

/// Reads a line as a [Command].
public final class CommandReader {
  private static final int CHUNK_DIGITS_MAX = 20; // RFC 3030, 2

  private CommandReader() {}

  /// The command that the line spells.
  ///
  /// @param line without its CRLF
  public static Command read(byte[] line) {
    int space = indexOf(line, ' ', 0);
    String verb = Ascii.upper(new String(line, 0, space, ISO_8859_1));
    if (line.length > limit(verb)) {
      return new Command.Bad(Fault.LINE_TOO_LONG);
    }
    if (verb.equals("AUTH")) {
      return auth(line, space);
    }
    for (byte octet : line) {
      if (octet >= 0 && octet < ' ' || octet == 0x7F) {
        return new Command.Bad(Fault.BAD_CHARACTER);
      }
    }
    return read(verb, line, space);
  }

  private static Command read(String verb, byte[] line, int space) {
    Optional<String> text = utf8(line, space);
    return switch (verb) {
      case "MAIL", "RCPT" ->
          text.map(argument -> path(verb, argument))
              .orElseGet(() -> new Command.Bad(Fault.BAD_CHARACTER));
      // A client's own name is nothing but a name: some send it in their country's character set.
      case "EHLO", "HELO", "LHLO" ->
          introduction(
              verb, text.orElseGet(() -> new String(line, space, line.length - space, ISO_8859_1)));
      case "DATA" -> alone(text, new Command.Data());
      case "RSET" -> alone(text, new Command.Rset());
      case "QUIT" -> alone(text, new Command.Quit());
      case "STARTTLS" -> alone(text, new Command.StartTls());
      case "BDAT" -> bdat(text.orElse(""));
      case "NOOP" -> new Command.Noop();
      case "HELP" -> new Command.Help();
      case "VRFY" -> withArgument(text, new Command.Vrfy());
      case "EXPN" -> withArgument(text, new Command.Expn());
      default -> new Command.Unknown();
    };
  }

  private static int limit(String verb) {
    return switch (verb) {
      case "MAIL" -> LineLimit.MAIL;
      case "RCPT" -> LineLimit.RCPT;
      case "AUTH" -> LineLimit.AUTH;
      default -> LineLimit.OTHER;
    };
  }

  private static Command introduction(String verb, String argument) {
    String client = argument.strip();
    if (client.isEmpty()) {
      return new Command.Bad(Fault.ARGUMENT);
    }
    return switch (verb) {
      case "EHLO" -> new Command.Ehlo(client);
      case "HELO" -> new Command.Helo(client);
      default -> new Command.Lhlo(client);
    };
  }

  private static Command alone(Optional<String> argument, Command command) {
    return argument.isPresent() && argument.get().isBlank()
        ? command
        : new Command.Bad(Fault.ARGUMENT);
  }

  private static Command withArgument(Optional<String> argument, Command command) {
    return argument.isPresent() && argument.get().isBlank()
        ? new Command.Bad(Fault.ARGUMENT)
        : command;
  }

  private static Command path(String verb, String argument) {
    boolean mail = verb.equals("MAIL");
    String start = argument.stripLeading();
    String word = mail ? "FROM:" : "TO:";
    if (start.length() < word.length() || !Ascii.equal(start.substring(0, word.length()), word)) {
      return new Command.Bad(Fault.ARGUMENT);
    }
    Optional<PathReader.Path> path = PathReader.read(start.substring(word.length()));
    if (path.isEmpty()) {
      return new Command.Bad(mail ? Fault.REVERSE_PATH : Fault.FORWARD_PATH);
    }
    return mail ? mail(path.get()) : rcpt(path.get());
  }

  private static Command mail(PathReader.Path path) {
    Optional<ReversePath> from = PathReader.reverse(path.inside());
    if (from.isEmpty()) {
      return new Command.Bad(Fault.REVERSE_PATH);
    }
    return switch (ParameterReader.mail(path.rest())) {
      case Reading.Read<MailParameters>(var parameters) -> new Command.Mail(from.get(), parameters);
      case Reading.Wrong<MailParameters>(var fault) -> new Command.Bad(fault);
    };
  }

  private static Command rcpt(PathReader.Path path) {
    Optional<ForwardPath> to = PathReader.forward(path.inside());
    if (to.isEmpty()) {
      return new Command.Bad(Fault.FORWARD_PATH);
    }
    return switch (ParameterReader.rcpt(path.rest())) {
      case Reading.Read<RcptParameters>(var parameters) -> new Command.Rcpt(to.get(), parameters);
      case Reading.Wrong<RcptParameters>(var fault) -> new Command.Bad(fault);
    };
  }

  // RFC 3030, 2: bdat-cmd = "BDAT" SP chunk-size [ SP end-marker ]
  private static Command bdat(String argument) {
    String[] words = argument.strip().split(" +", -1);
    boolean last = words.length == 2 && Ascii.equal(words[1], "LAST");
    if (words[0].isEmpty()
        || words[0].length() > CHUNK_DIGITS_MAX
        || !words[0].chars().allMatch(c -> c >= '0' && c <= '9')
        || words.length > 1 && !last) {
      return new Command.Bad(Fault.CHUNK_SIZE);
    }
    return new Command.Bdat(ParameterReader.number(words[0]), last);
  }

  // Octets throughout, so that no copy of a password stays behind in a String.
  private static Command auth(byte[] line, int space) {
    int start = skipSpaces(line, space);
    int end = indexOf(line, ' ', start);
    String mechanism = new String(line, start, end - start, ISO_8859_1);
    if (mechanism.isEmpty() || !mechanism.chars().allMatch(c -> c > ' ' && c <= '~')) {
      return new Command.Bad(Fault.ARGUMENT);
    }
    int response = skipSpaces(line, end);
    int responseEnd = indexOf(line, ' ', response);
    if (response == line.length) {
      return new Command.Auth(mechanism);
    }
    if (skipSpaces(line, responseEnd) != line.length) {
      return new Command.Bad(Fault.ARGUMENT);
    }
    byte[] octets = Arrays.copyOfRange(line, response, responseEnd);
    try {
      return new Command.AuthAtOnce(mechanism, Secret.of(octets));
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static int skipSpaces(byte[] line, int from) {
    int at = from;
    while (at < line.length && line[at] == ' ') {
      at++;
    }
    return at;
  }

  private static int indexOf(byte[] line, char wanted, int from) {
    int at = from;
    while (at < line.length && line[at] != wanted) {
      at++;
    }
    return at;
  }

  private static Optional<String> utf8(byte[] line, int from) {
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, line.length - from)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
