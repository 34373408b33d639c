package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

final class CommandParserPropertyTest {
  private static final String SPECIAL = " (){}[]<>\"\\*%$+~\r\n0";

  @Test
  void whatIsSpelledIsReadBackTheSame() {
    Cases.forAll(
        (chance, _) -> {
          Command command = new RandomCommands(chance).next();
          String spelled = "t1 " + new CommandSpelling(chance).spell(command) + "\r\n";
          assertThat(Conversation.withRoomFor(0).say(spelled).read())
              .as(spelled)
              .containsExactly(command);
        });
  }

  @Test
  void noInputThrowsAndTheNextCommandIsReadAgain() {
    Cases.forAll(
        (chance, size) -> {
          String spelled =
              "t1 " + new CommandSpelling(chance).spell(new RandomCommands(chance).next()) + "\r\n";
          byte[] octets = spelled.getBytes(ISO_8859_1);
          for (int i = 1 + chance.nextInt(1 + size / 32); i > 0; i--) {
            spoil(octets, chance);
          }
          CommandParser parser = new CommandParser(CommandLimits.afterLogin(1000));
          Conversation conversation = new Conversation(parser).say(octets);
          parser.reset();
          conversation.say("t2 NOOP\r\n");
          assertThat(conversation.commands().getLast())
              .isEqualTo(new Progress.Done("t2", new Command.Noop()));
        });
  }

  private static void spoil(byte[] octets, SplittableRandom chance) {
    int at = chance.nextInt(octets.length);
    octets[at] =
        chance.nextBoolean()
            ? (byte) SPECIAL.charAt(chance.nextInt(SPECIAL.length()))
            : (byte) chance.nextInt(256);
  }
}
