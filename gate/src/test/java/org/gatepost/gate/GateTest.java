package org.gatepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Decision.Check;
import org.gatepost.gate.name.Reading.Change;
import org.gatepost.store.account.AccountState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

final class GateTest {
  @TempDir private Path data;
  private House house;

  @BeforeEach
  void open() throws IOException {
    house = new House(data);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void theRightPersonGetsIn() {
    assertThat(house.signIn("alice@example.org", House.PASSWORD))
        .isEqualTo(new Outcome.Granted(house.alice));
  }

  @ParameterizedTest
  @CsvSource({
    "alice@example.org, wrong password!, WRONG_SECRET",
    "bob@example.org,   wrong password!, UNKNOWN_ACCOUNT",
    "bob@example.com,   wrong password!, UNKNOWN_DOMAIN",
    "al ice@example.org, wrong password!, UNREADABLE_NAME",
    "alice@example.org, '', EMPTY_SECRET",
  })
  void aStrangerDoesNot(String name, String password, Reason reason) {
    assertThat(house.signIn(name, password)).isEqualTo(new Outcome.Refused(reason));
  }

  @Test
  void aSecretOneOctetTooLongIsRefusedUnread() {
    List<Decision> seen = house.watch();

    assertThat(house.signIn("alice@example.org", "x".repeat(1024)))
        .isEqualTo(new Outcome.Refused(Reason.WRONG_SECRET));
    assertThat(house.signIn("alice@example.org", "x".repeat(1025)))
        .isEqualTo(new Outcome.Refused(Reason.SECRET_TOO_LONG));
    assertThat(seen.getLast().checks()).doesNotContain(Check.HASH);
  }

  @Test
  void knownAndUnknownGoTheSameWay() {
    List<Decision> seen = house.watch();

    house.signIn("alice@example.org", "wrong password!");
    house.signIn("nobody@example.org", "wrong password!");
    house.signIn("nobody@elsewhere.example", "wrong password!");

    assertThat(seen.stream().map(Decision::checks).distinct())
        .containsExactly(
            List.of(Check.CHANNEL, Check.NAME, Check.SECRET_FORM, Check.ACCOUNT, Check.HASH));
  }

  @Test
  void aDisabledAccountSaysSoToItsOwnerOnly() throws IOException {
    house.accounts.setState(house.alice.id(), AccountState.DISABLED);

    assertThat(house.signIn("alice@example.org", House.PASSWORD).reason())
        .isEqualTo(Reason.DISABLED);
    assertThat(house.signIn("alice@example.org", "wrong password!").reason())
        .isEqualTo(Reason.WRONG_SECRET);
  }

  @Test
  void aTypedNameIsPutRightAndTheTraceSaysHow() {
    List<Decision> seen = house.watch();

    assertThat(house.signIn(" Alice＠example。org ", House.PASSWORD))
        .isEqualTo(new Outcome.Granted(house.alice));
    assertThat(seen.getFirst().claim().changes())
        .isEqualTo(Set.of(Change.SPACE, Change.CASE, Change.WIDTH, Change.FULL_STOP));
    assertThat(seen.getFirst().claim().typed()).isEqualTo(" Alice\\uff20example\\u3002org ");
  }

  @Test
  void aBareNameMeansTheOnlyDomainOrTheOneThatTheClientAskedFor() throws IOException {
    assertThat(house.signIn("alice", House.PASSWORD)).isInstanceOf(Outcome.Granted.class);

    house.accounts.addDomain(new Domain("example.net"));
    assertThat(house.signIn("alice", House.PASSWORD).reason()).isEqualTo(Reason.UNREADABLE_NAME);
    assertThat(
            house.gate.decide(
                House.attempt(new Channel.Tls("imap.example.org"), "alice", "", House.PASSWORD)))
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aPasswordInTheClearIsRefusedUnread() {
    Attempt attempt = House.attempt(new Channel.Plain(), "alice@example.org", "", House.PASSWORD);

    assertThat(house.gate.decide(attempt)).isEqualTo(new Outcome.Refused(Reason.NEEDS_TLS));
    assertThat(house.gate.mechanisms(new Channel.Plain())).isEmpty();
    assertThat(house.gate.mechanisms(House.TLS))
        .containsExactly(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.COMMAND);
  }

  @Test
  void loopbackNeedsTlsTooUnlessTheOperatorSaysOtherwise(@TempDir Path other) throws IOException {
    Channel loopback =
        Channel.withoutTls(new InetSocketAddress(InetAddress.getLoopbackAddress(), 143));
    SignInSetting open = new SignInSetting(true, Duration.ZERO, 1, Duration.ofSeconds(30));

    assertThat(house.gate.mechanisms(loopback)).isEmpty();
    try (House tolerant = new House(other, open, House.CHEAP)) {
      assertThat(tolerant.gate.mechanisms(loopback)).isNotEmpty();
      assertThat(
              tolerant.gate.mechanisms(Channel.withoutTls(new InetSocketAddress("192.0.2.1", 143))))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CRAM_MD5", "DIGEST_MD5", "APOP"})
  void anObsoleteMechanismMayNotBegin(Mechanism mechanism) {
    assertThat(house.gate.refusesToBegin(House.TLS, mechanism))
        .contains(new Outcome.Refused(Reason.MECHANISM_REFUSED));
  }

  @Test
  void nobodyActsForSomeoneElse() {
    assertThat(actAs("bob@example.org").reason()).isEqualTo(Reason.ACT_AS_REFUSED);
    assertThat(actAs("ALICE@example.org")).isInstanceOf(Outcome.Granted.class);
  }

  private Outcome actAs(String name) {
    return house.gate.decide(House.attempt(House.TLS, "alice@example.org", name, House.PASSWORD));
  }

  @Test
  void aSuccessIsRememberedForItsTime() {
    List<Decision> seen = house.watch();

    house.signIn("alice@example.org", House.PASSWORD);
    house.clock.advance(Duration.ofSeconds(299));
    house.signIn("alice@example.org", House.PASSWORD);
    house.clock.advance(Duration.ofSeconds(2));
    house.signIn("alice@example.org", House.PASSWORD);

    assertThat(seen.stream().map(decision -> decision.checks().contains(Check.REMEMBERED)))
        .containsExactly(false, true, false);
  }

  @Test
  void aFailureIsNotRemembered() {
    List<Decision> seen = house.watch();

    house.signIn("alice@example.org", "wrong password!");
    house.signIn("alice@example.org", "wrong password!");

    assertThat(seen).allMatch(decision -> decision.checks().contains(Check.HASH));
  }

  @Test
  void anotherPasswordForgetsTheOldOneAtOnce() throws IOException {
    house.signIn("alice@example.org", House.PASSWORD);

    assertThat(
            house.register.setPassword(
                House.address("alice@example.org"), Secret.of("quite another one")))
        .isEqualTo(new NewPassword.Set());

    assertThat(house.signIn("alice@example.org", House.PASSWORD).reason())
        .isEqualTo(Reason.WRONG_SECRET);
    assertThat(house.signIn("alice@example.org", "quite another one"))
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void disablingForgetsAtOnce() throws IOException {
    house.signIn("alice@example.org", House.PASSWORD);
    house.accounts.setState(house.alice.id(), AccountState.DISABLED);

    assertThat(house.signIn("alice@example.org", House.PASSWORD).reason())
        .isEqualTo(Reason.DISABLED);
  }

  @Test
  void removalForgetsAtOnce() throws IOException {
    house.signIn("alice@example.org", House.PASSWORD);
    house.accounts.remove(house.alice.id());

    assertThat(house.signIn("alice@example.org", House.PASSWORD).reason())
        .isEqualTo(Reason.UNKNOWN_ACCOUNT);
  }

  @Test
  void aStoreThatIsDownIsNeverAWrongPassword() throws IOException {
    house.store.close();

    assertThat(house.signIn("someone@example.org", House.PASSWORD))
        .isEqualTo(new Outcome.TryLater(Reason.BACKEND_DOWN, Duration.ofSeconds(30)));
  }

  @Test
  void everyDecisionIsTold() {
    List<Decision> seen = house.watch();

    house.signIn("alice@example.org", House.PASSWORD);
    house.signIn("alice@example.org", House.PASSWORD);
    house.signIn("alice@example.org", "wrong password!");

    assertThat(seen.stream().map(decision -> decision.outcome().reason()))
        .containsExactly(Reason.GRANTED, Reason.GRANTED, Reason.WRONG_SECRET);
  }

  @Test
  void aDecisionExplainsItselfToTheHelpDesk() {
    List<Decision> seen = house.watch();

    house.signIn("nobody@example.org", "wrong password!");

    assertThat(seen.getFirst().explain(Locale.ENGLISH)).contains("no account of this name");
    assertThat(seen.getFirst().explain(Locale.SIMPLIFIED_CHINESE)).contains("没有这个账户");
  }

  @Test
  void oneDecisionIsOneLogLineWithoutTheSecretOrForgedLines() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(lines);
    try {
      house.signIn("alice@example.org", House.PASSWORD);
      house.signIn("alice@example.org", "planted-secret-1");
      house.signIn("x\r\nFORGED@example.org", "planted-secret-2");
      house.signIn("planted-secret-3", "typed into the field of the name");
      house.signIn("planted-secret-4 !", "typed into the field of the name");
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
    }

    List<ILoggingEvent> decisions =
        lines.list.stream().filter(line -> line.getMessage().startsWith("gate.signin.")).toList();
    String all =
        lines.list.stream()
            .map(line -> line.getFormattedMessage() + line.getKeyValuePairs())
            .collect(Collectors.joining("\n"));
    assertThat(decisions.stream().map(ILoggingEvent::getMessage))
        .containsExactly(
            "gate.signin.granted",
            "gate.signin.refused",
            "gate.signin.refused",
            "gate.signin.refused",
            "gate.signin.refused");
    assertThat(all).contains("alice@example.org", "(not an address)");
    assertThat(all).doesNotContain("planted-secret", House.PASSWORD, "\r", "\nFORGED");
    assertThat(all).contains("reason=\"wrong-secret\"", "session=\"s1\"");
  }
}
