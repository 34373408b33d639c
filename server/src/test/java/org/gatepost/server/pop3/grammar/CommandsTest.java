package org.gatepost.server.pop3.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gatepost.base.text.Secret;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @Test
  void wordsAreReadInAnyCase() {
    assertThat(read("stat")).isEqualTo(new Command.Stat());
    assertThat(read("QuIt ")).isEqualTo(new Command.Quit());
    assertThat(read("top 3 10")).isEqualTo(new Command.Top(3, 10));
    assertThat(read("LIST")).isEqualTo(new Command.Sizes(0));
    assertThat(read("LIST 000000012")).isEqualTo(new Command.Sizes(12));
  }

  @Test
  void allBehindTheFirstSpaceIsThePassword() {
    assertThat(read("PASS  two spaces ")).isEqualTo(new Command.Pass(Secret.of(" two spaces ")));
    assertThat(read("pass 密码")).isEqualTo(new Command.Pass(Secret.of("密码")));
  }

  @Test
  void namesMayBeOfAnyScript() {
    assertThat(read("USER 爱丽丝@example.org")).isEqualTo(new Command.User("爱丽丝@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STAT 1",
        "LIST x",
        "LIST -1",
        "LIST 0",
        "LIST 1 2",
        "RETR",
        "RETR 1234567890",
        "RETR +1",
        "RETR ١",
        "TOP 1",
        "TOP 1 2 3",
        "DELE ",
        "USER",
        "USER  ",
        "PASS",
        "PASS ",
        "LANG ",
        "LANG a_b",
        "AUTH PLAIN a b",
        "NOOP now"
      })
  void argumentsThatAreNotTakenAreTold(String line) {
    assertThat(read(line)).isInstanceOf(Command.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " STAT", "STATS", "\0", "EHLO x", "ＳＴＡＴ"})
  void otherWordsAreUnknown(String line) {
    assertThat(read(line)).isInstanceOf(Command.Unknown.class);
  }

  @Test
  void noLineThrows() {
    String[] verbs = {"USER ", "PASS ", "AUTH ", "TOP ", "LANG ", "LIST ", ""};
    Cases.forAll(
        (chance, size) -> {
          byte[] noise = new byte[chance.nextInt(size + 1)];
          new Random(chance.nextLong()).nextBytes(noise);
          byte[] verb = verbs[chance.nextInt(verbs.length)].getBytes(UTF_8);
          byte[] line = new byte[verb.length + noise.length];
          System.arraycopy(verb, 0, line, 0, verb.length);
          System.arraycopy(noise, 0, line, verb.length, noise.length);
          assertThat(Commands.read(line)).isNotNull();
        });
  }

  private static Command read(String line) {
    return Commands.read(line.getBytes(UTF_8));
  }
}
