package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatepost.base.text.Secret;
import org.gatepost.server.imap.grammar.Command.InitialResponse;
import org.gatepost.server.imap.grammar.Command.Resync;
import org.gatepost.server.imap.grammar.Command.StatusItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandParserTest {
  private static final MailboxText INBOX = new MailboxText("INBOX");

  @Test
  void commandsWithoutArgumentsAreReadInAnyCase() {
    assertThat(Conversation.read("a1 capability")).isEqualTo(new Command.Capability());
    assertThat(Conversation.read("a1 NoOp")).isEqualTo(new Command.Noop());
    assertThat(Conversation.read("a1 LOGOUT")).isEqualTo(new Command.Logout());
    assertThat(Conversation.read("a1 STARTTLS")).isEqualTo(new Command.StartTls());
    assertThat(Conversation.read("a1 UNSELECT")).isEqualTo(new Command.Unselect());
    assertThat(Conversation.read("a1 IDLE")).isEqualTo(new Command.Idle());
    assertThat(Conversation.read("a1 NAMESPACE")).isEqualTo(new Command.Namespace());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a1",
        "a1 ",
        "+a1 NOOP",
        "a(1 NOOP",
        "a1  NOOP",
        "a1 NOOP ",
        "a1 NOOP now",
        "a1 FROB",
        "a1 FROB it",
        "a1 SELECT",
        "a1 SELECT \"open",
        "a1 SELECT \"bad\\escape\"",
        "a1 SELECT INBOX (WHATEVER)",
        "a1 SELECT &bad-",
        "a1 APPEND INBOX",
        "a1 APPEND INBOX (\\Seen)",
        "a1 FETCH 0 UID",
        "a1 FETCH 4294967296 UID",
        "a1 FETCH 1,, UID",
        "a1 FETCH 1: UID",
        "a1 FETCH 1 (UID",
        "a1 FETCH 1 ()",
        "a1 FETCH 1 FROB",
        "a1 FETCH 1 BODY[",
        "a1 FETCH 1 BODY[MIME]",
        "a1 FETCH 1 BODY[1.]",
        "a1 FETCH 1 BODY[1FOO]",
        "a1 FETCH 1 BODY[TEXT]<0>",
        "a1 FETCH 1 BODY[TEXT]<0.0>",
        "a1 FETCH 1 BODY[HEADER.FIELDS]",
        "a1 FETCH 1 BINARY[HEADER]",
        "a1 FETCH 1 UID (CHANGEDSINCE 5 VANISHED)",
        "a1 UID FETCH 1 UID (VANISHED)",
        "a1 STORE 1 FROB (\\Seen)",
        "a1 STORE 1 FLAGS (\\Frob)",
        "a1 STORE 1 FLAGS",
        "a1 SEARCH",
        "a1 SEARCH FROB",
        "a1 SEARCH ON 31-Feb-2020",
        "a1 SEARCH ON 1-Foo-2020",
        "a1 SEARCH (ALL",
        "a1 SEARCH OR ALL",
        "a1 SEARCH RETURN (FROB) ALL",
        "a1 LIST \"\"",
        "a1 LIST (RECURSIVEMATCH) \"\" *",
        "a1 LIST \"\" * RETURN (FROB)",
        "a1 STATUS INBOX ()",
        "a1 STATUS INBOX (FROB)",
        "a1 ID (\"a\" \"b\"",
        "a1 UID NOOP",
        "a1 ENABLE",
        "a1 LOGIN only",
        "a1 SELECT INBOX (QRESYNC (1 2 1:*))"
      })
  void whatCannotBeReadIsBad(String line) {
    assertThat(Conversation.withRoomFor(0).say(line + "\r\n").read())
        .singleElement()
        .isInstanceOf(Command.Bad.class);
  }

  @Test
  void aTagIsGivenBackOnlyWhereItIsOne() {
    assertThat(Conversation.withRoomFor(0).say("a1 FROB\r\n").commands().getFirst().tag())
        .isEqualTo("a1");
    assertThat(Conversation.withRoomFor(0).say("\r\n").commands().getFirst().tag()).isEqualTo("*");
    assertThat(Conversation.withRoomFor(0).say("a%1 NOOP\r\n").commands().getFirst().tag())
        .isEqualTo("*");
    assertThat(Conversation.withRoomFor(0).say("a1\r\n").commands().getFirst().tag())
        .isEqualTo("*");
  }

  @Test
  void literalsAreAskedForAndMayStandAnywhere() {
    Conversation conversation =
        Conversation.withRoomFor(0).say("a1 LOGIN {4}\r\nuser {6+}\r\nsecret\r\n");
    assertThat(conversation.wanted()).containsExactly("literal 4 waits", "literal 6");
    assertThat(conversation.read()).containsExactly(new Command.Login("user", Secret.of("secret")));
  }

  @Test
  void signInIsRead() {
    assertThat(Conversation.read("a1 LOGIN \"us\\\"er\" pass]word"))
        .isEqualTo(new Command.Login("us\"er", Secret.of("pass]word")));
    assertThat(Conversation.read("a1 AUTHENTICATE plain"))
        .isEqualTo(new Command.Authenticate("PLAIN", new InitialResponse.None()));
    assertThat(Conversation.read("a1 AUTHENTICATE PLAIN AGEAYg=="))
        .isEqualTo(
            new Command.Authenticate("PLAIN", new InitialResponse.Given(Secret.of("AGEAYg=="))));
    assertThat(Conversation.read("a1 AUTHENTICATE EXTERNAL ="))
        .isEqualTo(new Command.Authenticate("EXTERNAL", new InitialResponse.Given(Secret.of(""))));
  }

  @Test
  void mailboxNamesAreModifiedUtf7UntilUtf8IsAccepted() {
    assertThat(Conversation.read("a1 SELECT &V4NXPpCuTvY-"))
        .isEqualTo(new Command.Select(new MailboxText("垃圾邮件"), new Resync.None()));
    assertThat(Conversation.read("a1 SELECT inBox"))
        .isEqualTo(new Command.Select(INBOX, new Resync.None()));
    CommandParser parser = new CommandParser(CommandLimits.afterLogin(0));
    parser.acceptUtf8();
    byte[] line = "a1 SELECT \"垃圾&邮件\"\r\n".getBytes(UTF_8);
    assertThat(new Conversation(parser).say(line).read())
        .containsExactly(new Command.Select(new MailboxText("垃圾&邮件"), new Resync.None()));
  }

  @Test
  void selectParametersAreRead() {
    assertThat(Conversation.read("a1 EXAMINE INBOX (CONDSTORE)"))
        .isEqualTo(new Command.Examine(INBOX, new Resync.Condstore()));
    assertThat(Conversation.read("a1 SELECT INBOX (QRESYNC (67890007 20050715 41,43:211))"))
        .isEqualTo(
            new Command.Select(
                INBOX,
                new Resync.Qresync(
                    67890007,
                    20050715,
                    SequenceSet.of(41, 41, 43, 211),
                    SequenceSet.NONE,
                    SequenceSet.NONE)));
    assertThat(Conversation.read("a1 SELECT INBOX (QRESYNC (1 2 (1:3 5:7)))"))
        .isEqualTo(
            new Command.Select(
                INBOX,
                new Resync.Qresync(
                    1, 2, SequenceSet.NONE, SequenceSet.of(1, 3), SequenceSet.of(5, 7))));
  }

  @Test
  void idKeepsWhatHasAValue() {
    assertThat(Conversation.read("a1 ID NIL")).isEqualTo(new Command.Id(Map.of()));
    assertThat(Conversation.read("a1 ID (\"Name\" \"mutt\" \"version\" NIL)"))
        .isEqualTo(new Command.Id(Map.of("name", "mutt")));
  }

  @Test
  void idSaysNoMoreThanItMay() {
    String pairs = " \"k\" \"v\"".repeat(CommandGrammar.ID_PAIRS_MAX).substring(1);
    assertThat(Conversation.read("a1 ID (" + pairs + ")")).isInstanceOf(Command.Id.class);
    assertThat(Conversation.read("a1 ID (" + pairs + " \"k\" \"v\")"))
        .isInstanceOf(Command.Bad.class);
    String name = "n".repeat(CommandGrammar.ID_NAME_OCTETS_MAX + 1);
    assertThat(Conversation.read("a1 ID (\"" + name + "\" NIL)")).isInstanceOf(Command.Bad.class);
    String value = "v".repeat(CommandGrammar.ID_VALUE_OCTETS_MAX + 1);
    assertThat(Conversation.read("a1 ID (\"a\" \"" + value + "\")"))
        .isInstanceOf(Command.Bad.class);
  }

  @Test
  void listIsReadInBothForms() {
    assertThat(Conversation.read("a1 LIST \"\" Lists/%"))
        .isEqualTo(
            new Command.ListMailboxes(false, Set.of(), "", List.of("Lists/%"), Set.of(), Set.of()));
    assertThat(
            Conversation.read(
                "a1 LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (INBOX \"*\")"
                    + " RETURN (CHILDREN STATUS (MESSAGES SIZE) SPECIAL-USE)"))
        .isEqualTo(
            new Command.ListMailboxes(
                true,
                Set.of(Command.ListSelection.SUBSCRIBED, Command.ListSelection.RECURSIVEMATCH),
                "",
                List.of("INBOX", "*"),
                Set.of(Command.ListReturn.CHILDREN, Command.ListReturn.SPECIAL_USE),
                Set.of(StatusItem.MESSAGES, StatusItem.SIZE)));
  }

  @Test
  void createTakesSpecialUses() {
    assertThat(Conversation.read("a1 CREATE Old (USE (\\Archive \\Flagged))"))
        .isEqualTo(new Command.Create(new MailboxText("Old"), Set.of("\\Archive", "\\Flagged")));
  }

  @Test
  void storeIsReadAsClientsSendIt() {
    Command.Store store =
        new Command.Store(
            true,
            SequenceSet.of(10, 12),
            Command.StoreMode.REMOVE,
            false,
            List.of(new Flag("\\Seen")),
            42);
    assertThat(Conversation.read("a1 UID STORE 10:12 (UNCHANGEDSINCE 42) -FLAGS (\\SEEN)"))
        .isEqualTo(store);
    assertThat(Conversation.read("a1 UID STORE 10:12(UNCHANGEDSINCE 42) -FLAGS \\Seen"))
        .isEqualTo(store);
    assertThat(Conversation.read("a1 STORE $ FLAGS.SILENT ()"))
        .isEqualTo(
            new Command.Store(
                false, SequenceSet.SAVED, Command.StoreMode.REPLACE, true, List.of(), -1));
  }

  @Test
  void messagesOfAnAppendAreAnnouncedAndNotHeld() {
    Conversation conversation =
        Conversation.withRoomFor(100)
            .say(
                "a1 APPEND {5}\r\nINBOX (\\Seen $Work) \"17-Jul-1996 02:44:25 -0700\" {3}\r\nabc"
                    + " ~{2+}\r\nde\r\n");
    assertThat(conversation.wanted())
        .containsExactly("literal 5 waits", "message a1 INBOX 0 3 waits", "message a1 INBOX 1 2");
    AppendMessage.Arrival at = new AppendMessage.Arrival.At(Instant.parse("1996-07-17T09:44:25Z"));
    assertThat(conversation.read())
        .containsExactly(
            new Command.Append(
                INBOX,
                List.of(
                    new AppendMessage(
                        List.of(new Flag("\\Seen"), new Flag("$Work")), at, 3, false, false),
                    new AppendMessage(
                        List.of(), new AppendMessage.Arrival.Now(), 2, true, false))));
  }

  @Test
  void aMessageInUtf8IsClosedByItsParenthesis() {
    assertThat(Conversation.read("a1 APPEND INBOX UTF8 (~{3}\r\nabc)\r\n"))
        .isEqualTo(
            new Command.Append(
                INBOX,
                List.of(
                    new AppendMessage(List.of(), new AppendMessage.Arrival.Now(), 3, true, true))));
    assertThat(Conversation.read("a1 APPEND INBOX UTF8 (~{3}\r\nabc\r\n"))
        .isInstanceOf(Command.Bad.class);
  }

  @Test
  void aMessageOneOctetTooLargeIsRefusedBeforeItIsSent() {
    Conversation waiting = Conversation.withRoomFor(100).say("a1 APPEND INBOX {101}\r\n");
    assertThat(waiting.wanted()).containsExactly("too large a1 101 message");
    assertThat(waiting.read()).isEmpty();
    Conversation sending =
        Conversation.withRoomFor(70_000)
            .say("a1 APPEND INBOX {70001+}\r\n" + "x".repeat(70_001) + "\r\na2 NOOP\r\n");
    assertThat(sending.wanted()).containsExactly("too large a1 70001 message");
    assertThat(sending.commands()).extracting(Progress.Done::tag).containsExactly("a1", "a2");
    assertThat(sending.read().getFirst()).isInstanceOf(Command.Bad.class);
  }

  @Test
  void aStrangersLiteralMayNotBeLargerThanLiteralMinusAllows() {
    Conversation inLimits =
        new Conversation(new CommandParser(CommandLimits.BEFORE_LOGIN))
            .say("a1 LOGIN {4096+}\r\n" + "u".repeat(4096) + " p\r\n");
    assertThat(inLimits.read().getFirst()).isInstanceOf(Command.Login.class);
    Conversation oneOver =
        new Conversation(new CommandParser(CommandLimits.BEFORE_LOGIN))
            .say("a1 LOGIN {4097+}\r\n" + "u".repeat(4097) + " p\r\n");
    assertThat(oneOver.wanted()).containsExactly("too large a1 4097");
    assertThat(oneOver.read().getFirst()).isInstanceOf(Command.Bad.class);
  }

  @Test
  void aCommandOneOctetTooLongIsBad() {
    CommandLimits limits = new CommandLimits(100, 100, 0, 100);
    String fits = "a1 SELECT " + "m".repeat(88);
    assertThat(new Conversation(new CommandParser(limits)).say(fits + "\r\n").read())
        .singleElement()
        .isInstanceOf(Command.Select.class);
    assertThat(new Conversation(new CommandParser(limits)).say(fits + "m\r\n").commands())
        .containsExactly(new Progress.Done("a1", new Command.Bad("The command is too long")));
    Conversation byLiterals =
        new Conversation(new CommandParser(limits))
            .say("a1 LOGIN {60+}\r\n" + "u".repeat(60) + " {60+}\r\n" + "p".repeat(60) + "\r\n");
    assertThat(byLiterals.wanted()).containsExactly("literal 60", "too large a1 60");
    assertThat(byLiterals.read()).singleElement().isInstanceOf(Command.Bad.class);
  }

  @Test
  void aLineTooLongForTheDoorKeepsItsTag() {
    CommandParser parser = new CommandParser(CommandLimits.BEFORE_LOGIN);
    assertThat(parser.tooLong("a7 LOGIN xxxx".getBytes(ISO_8859_1)))
        .isEqualTo(new Progress.Done("a7", new Command.Bad("The line is too long")));
  }

  @Test
  void aBadAppendIsRefusedBeforeItsMessageIsSent() {
    Conversation waiting =
        Conversation.withRoomFor(100).say("a1 APPEND INBOX (\\Frob) {3}\r\na2 NOOP\r\n");
    assertThat(waiting.wanted()).isEmpty();
    assertThat(waiting.commands()).extracting(Progress.Done::tag).containsExactly("a1", "a2");
    Conversation sending =
        Conversation.withRoomFor(100).say("a1 APPEND INBOX (\\Frob) {3+}\r\nabc\r\na2 NOOP\r\n");
    assertThat(sending.commands())
        .containsExactly(
            new Progress.Done("a1", new Command.Bad("Unknown system flag")),
            new Progress.Done("a2", new Command.Noop()));
  }

  @Test
  void nestingOneTooDeepIsBad() {
    String deep = "(".repeat(SearchGrammar.DEPTH_MAX) + "ALL" + ")".repeat(SearchGrammar.DEPTH_MAX);
    assertThat(Conversation.read("a1 SEARCH (" + deep + ")")).isInstanceOf(Command.Bad.class);
    String path = "1.".repeat(FetchGrammar.PATH_MAX) + "1";
    assertThat(Conversation.read("a1 FETCH 1 BODY[" + path + "]")).isInstanceOf(Command.Bad.class);
  }

  @Test
  void oneHeaderFieldTooManyIsBad() {
    String most = "x ".repeat(FetchGrammar.FIELDS_MAX - 1);
    assertThat(Conversation.read("a1 FETCH 1 BODY[HEADER.FIELDS (" + most + "y)]"))
        .isInstanceOf(Command.Fetch.class);
    assertThat(Conversation.read("a1 FETCH 1 BODY[HEADER.FIELDS (" + most + "y z)]"))
        .isInstanceOf(Command.Bad.class);
  }

  @Test
  void oneLiteralTooManyIsBad() {
    String most = "a1 LIST \"\" (" + "{1+}\r\nm ".repeat(CommandParser.LITERALS_MAX);
    assertThat(Conversation.read(most + "m)\r\n")).isInstanceOf(Command.ListMailboxes.class);
    Conversation over = Conversation.withRoomFor(0).say(most + "{1+}\r\nm)\r\na2 NOOP\r\n");
    assertThat(over.commands())
        .containsExactly(
            new Progress.Done("a1", new Command.Bad("The command has too many literals")),
            new Progress.Done("a2", new Command.Noop()));
  }

  @Test
  void theMessagesOfOneAppendTogetherAreWithinTheLimit() {
    Conversation over = Conversation.withRoomFor(100);
    over.say("a1 APPEND INBOX {60}\r\n" + "x".repeat(60) + " {40}\r\n" + "x".repeat(40) + "\r\n");
    assertThat(over.read()).singleElement().isInstanceOf(Command.Append.class);
    over.say("a2 APPEND INBOX {60}\r\n" + "x".repeat(60) + " {41}\r\n");
    assertThat(over.wanted()).last().isEqualTo("too large a2 41 message");
  }
}
