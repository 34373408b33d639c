package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Secret;

/// What stands behind the tag: a verb and its arguments.
final class CommandGrammar {
  /// RFC 2971, 3.3: at most 30 pairs.
  static final int ID_PAIRS_MAX = 30;

  /// RFC 2971, 3.3: names of at most 30 octets.
  static final int ID_NAME_OCTETS_MAX = 30;

  /// RFC 2971, 3.3: values of at most 1024 octets.
  static final int ID_VALUE_OCTETS_MAX = 1024;

  private CommandGrammar() {}

  /// Reads a whole command; the cursor has failed where it is none.
  static Command read(Cursor in) {
    Command command = verb(in, in.word());
    in.end();
    return in.failed() ? new Command.Bad(in.reason()) : command;
  }

  private static Command verb(Cursor in, String verb) {
    return switch (verb) {
      case "CAPABILITY" -> new Command.Capability();
      case "CHECK" -> new Command.Check();
      case "CLOSE" -> new Command.Close();
      case "EXPUNGE" -> new Command.Expunge();
      case "IDLE" -> new Command.Idle();
      case "LOGOUT" -> new Command.Logout();
      case "NAMESPACE" -> new Command.Namespace();
      case "NOOP" -> new Command.Noop();
      case "STARTTLS" -> new Command.StartTls();
      case "UNSELECT" -> new Command.Unselect();
      default -> {
        if (!in.failed() && in.peek() == -1) {
          in.fail(KNOWN.contains(verb) ? "Arguments are missing" : "Unknown command");
        }
        in.sp();
        yield withArguments(in, verb);
      }
    };
  }

  private static final Set<String> KNOWN =
      Set.of(
          "APPEND",
          "AUTHENTICATE",
          "COMPRESS",
          "COPY",
          "CREATE",
          "DELETE",
          "ENABLE",
          "EXAMINE",
          "FETCH",
          "ID",
          "LIST",
          "LOGIN",
          "LSUB",
          "MOVE",
          "RENAME",
          "SEARCH",
          "SELECT",
          "STATUS",
          "STORE",
          "SUBSCRIBE",
          "UID",
          "UNSUBSCRIBE");

  private static Command withArguments(Cursor in, String verb) {
    return switch (verb) {
      case "AUTHENTICATE" -> authenticate(in);
      case "COMPRESS" -> new Command.Compress(in.word());
      case "COPY" -> copy(in, false);
      case "CREATE" -> create(in);
      case "DELETE" -> new Command.Delete(in.mailbox());
      case "ENABLE" -> enable(in);
      case "EXAMINE" -> new Command.Examine(in.mailbox(), MailboxGrammar.resync(in));
      case "FETCH" -> FetchGrammar.fetch(in, false);
      case "ID" -> id(in);
      case "LIST" -> MailboxGrammar.list(in);
      case "LOGIN" -> login(in);
      case "LSUB" -> lsub(in);
      case "MOVE" -> move(in, false);
      case "RENAME" -> rename(in);
      case "SEARCH" -> SearchGrammar.search(in, false);
      case "SELECT" -> new Command.Select(in.mailbox(), MailboxGrammar.resync(in));
      case "STATUS" -> MailboxGrammar.status(in);
      case "STORE" -> store(in, false);
      case "SUBSCRIBE" -> new Command.Subscribe(in.mailbox());
      case "UID" -> uid(in);
      case "UNSUBSCRIBE" -> new Command.Unsubscribe(in.mailbox());
      case "APPEND" -> bad(in, "APPEND needs a message");
      default -> bad(in, "Unknown command");
    };
  }

  private static Command uid(Cursor in) {
    String verb = in.word();
    in.sp();
    return switch (verb) {
      case "COPY" -> copy(in, true);
      case "EXPUNGE" -> new Command.UidExpunge(in.sequenceSet());
      case "FETCH" -> FetchGrammar.fetch(in, true);
      case "MOVE" -> move(in, true);
      case "SEARCH" -> SearchGrammar.search(in, true);
      case "STORE" -> store(in, true);
      default -> bad(in, "Unknown UID command");
    };
  }

  static Command bad(Cursor in, String reason) {
    in.fail(reason);
    return new Command.Bad(in.reason());
  }

  private static Command login(Cursor in) {
    String name = in.utf8(in.astring());
    in.sp();
    byte[] password = in.astring();
    Secret secret = Secret.of(password);
    Arrays.fill(password, (byte) 0);
    return new Command.Login(name, secret);
  }

  private static Command authenticate(Cursor in) {
    String mechanism = in.word();
    if (!in.skip(' ')) {
      return new Command.Authenticate(mechanism, new Command.InitialResponse.None());
    }
    // RFC 4959, 3: a single "=" is an empty response.
    byte[] base64 = in.skipWord("=") ? new byte[0] : in.atom().getBytes(ISO_8859_1);
    return new Command.Authenticate(
        mechanism, new Command.InitialResponse.Given(Secret.of(base64)));
  }

  private static Command enable(Cursor in) {
    List<String> capabilities = new ArrayList<>();
    do {
      capabilities.add(in.word());
    } while (in.skip(' '));
    return new Command.Enable(capabilities);
  }

  private static Command id(Cursor in) {
    Map<String, String> parameters = new HashMap<>();
    if (in.skipWord("NIL")) {
      return new Command.Id(parameters);
    }
    in.expect('(');
    int pairs = 0;
    while (!in.failed() && !in.skip(')')) {
      if (pairs++ > 0) {
        in.sp();
      }
      byte[] name = in.string();
      in.sp();
      byte[] value = in.skipWord("NIL") ? null : in.string();
      if (pairs > ID_PAIRS_MAX
          || name.length > ID_NAME_OCTETS_MAX
          || value != null && value.length > ID_VALUE_OCTETS_MAX) {
        in.fail("ID says too much");
      } else if (value != null) {
        parameters.put(Ascii.lower(new String(name, ISO_8859_1)), new String(value, UTF_8));
      }
    }
    return new Command.Id(parameters);
  }

  private static Command lsub(Cursor in) {
    String reference = in.unwired(in.astring());
    in.sp();
    return new Command.Lsub(reference, in.unwired(in.pattern()));
  }

  private static Command rename(Cursor in) {
    MailboxText from = in.mailbox();
    in.sp();
    return new Command.Rename(from, in.mailbox());
  }

  private static Command create(Cursor in) {
    MailboxText mailbox = in.mailbox();
    Set<String> uses = new TreeSet<>();
    if (in.skip(' ')) {
      // RFC 6154, 3.
      in.expect('(');
      if (!in.skipWord("USE")) {
        in.fail("Unknown CREATE parameter");
      }
      in.sp();
      in.expect('(');
      while (!in.failed() && !in.skip(')')) {
        in.skip(' ');
        in.expect('\\');
        uses.add("\\" + in.atom());
      }
      in.expect(')');
    }
    return new Command.Create(mailbox, uses);
  }

  private static Command copy(Cursor in, boolean byUid) {
    SequenceSet set = in.sequenceSet();
    in.sp();
    return new Command.Copy(byUid, set, in.mailbox());
  }

  private static Command move(Cursor in, boolean byUid) {
    SequenceSet set = in.sequenceSet();
    in.sp();
    return new Command.Move(byUid, set, in.mailbox());
  }

  private static Command store(Cursor in, boolean byUid) {
    SequenceSet set = in.sequenceSet();
    if (in.peek() != '(') { // libetpan sends no space before it
      in.sp();
    }
    long unchangedSince = -1;
    if (in.skip('(')) {
      if (!in.skipWord("UNCHANGEDSINCE")) {
        in.fail("Unknown STORE modifier");
      }
      in.sp();
      unchangedSince = in.number();
      in.expect(')');
      in.sp();
    }
    Command.StoreMode mode =
        in.skip('+')
            ? Command.StoreMode.ADD
            : in.skip('-') ? Command.StoreMode.REMOVE : Command.StoreMode.REPLACE;
    boolean silent =
        switch (in.name()) {
          case "FLAGS" -> false;
          case "FLAGS.SILENT" -> true;
          default -> {
            in.fail("Only FLAGS can be stored");
            yield false;
          }
        };
    in.sp();
    return new Command.Store(byUid, set, mode, silent, flags(in), unchangedSince);
  }

  /// `(flag flag)`, or flags without parentheses.
  private static List<Flag> flags(Cursor in) {
    if (in.peek() == '(') {
      return flagList(in);
    }
    List<Flag> flags = new ArrayList<>();
    do {
      flag(in, flags);
    } while (in.skip(' '));
    return flags;
  }

  /// `(flag flag)`.
  static List<Flag> flagList(Cursor in) {
    List<Flag> flags = new ArrayList<>();
    in.expect('(');
    while (!in.failed() && !in.skip(')')) {
      if (!flags.isEmpty()) {
        in.sp();
      }
      flag(in, flags);
    }
    return flags;
  }

  private static void flag(Cursor in, List<Flag> flags) {
    Flag flag = new Flag((in.skip('\\') ? "\\" : "") + in.atom());
    if (!flag.isSettable()) {
      in.fail("Unknown system flag");
    }
    flags.add(flag);
  }
}
