package org.gatepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gatepost.base.text.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegisterTest {
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
  void anAccountIsOpenedUnderItsCanonicalName() throws IOException {
    assertThat(open("Bob.Builder@Example.org"))
        .isInstanceOfSatisfying(
            NewAccount.Opened.class,
            opened ->
                assertThat(opened.account().name())
                    .isEqualTo(House.address("bob.builder@example.org")));
  }

  @ParameterizedTest
  @CsvSource({
    "alice@example.org,       taken,            0",
    "ALICE@example.org,       taken,            0",
    "a1ice@example.org,       look-alike,       0",
    "al1ce@example.org,       '',               0",
    "postmaster@example.org,  role-name,        0",
    "Abuse@example.org,       role-name,        0",
    "bob+spam@example.org,    sub-address,      3",
    "bobby@example.net,       domain-not-ours,  6",
    "bo@example.org,          local-too-short,  2",
    "bobby@exmaple.org,       domain-mistyped,  6",
  })
  void aNameThatCanNotBeHadIsRefused(String name, String code, int position) throws IOException {
    NewAccount outcome = open(name);

    if (code.isEmpty()) {
      assertThat(outcome).isInstanceOf(NewAccount.Opened.class);
    } else {
      assertThat(outcome).isInstanceOf(NewAccount.BadName.class);
      assertThat(((NewAccount.BadName) outcome).fault())
          .extracting(fault -> fault.code().code(), fault -> fault.position())
          .containsExactly(code, position);
    }
  }

  @Test
  void lookAlikesAreFoundAmongAccountsThatCameAndWent() throws IOException {
    assertThat(open("mike@example.org")).isInstanceOf(NewAccount.Opened.class);
    assertThat(open("rnike@example.org")).isInstanceOf(NewAccount.BadName.class);

    house.accounts.remove(
        house.accounts.find(House.address("mike@example.org")).orElseThrow().id());
    assertThat(open("rnike@example.org")).isInstanceOf(NewAccount.Opened.class);
  }

  @Test
  void anAliasTakesItsNameToo() throws IOException {
    var _ =
        house.accounts.addAlias(
            House.address("team@example.org"), List.of(House.address("alice@example.org")));

    assertThat(open("team@example.org")).isInstanceOf(NewAccount.BadName.class);
  }

  @ParameterizedTest
  @CsvSource({
    "elevenchars, too-short",
    "twelve-chars, ''",
    "my-Bobby-password, contains-name",
    "at-example.org-2026, contains-name",
  })
  void aWeakPasswordIsRefused(String password, String code) throws IOException {
    NewAccount outcome = house.register.open("bobby@example.org", Secret.of(password), 0);

    if (code.isEmpty()) {
      assertThat(outcome).isInstanceOf(NewAccount.Opened.class);
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              NewAccount.BadPassword.class,
              bad -> assertThat(bad.verdict().weakness().code()).isEqualTo(code));
    }
  }

  @Test
  void aPasswordNeedsAnAccount() throws IOException {
    assertThat(
            house.register.setPassword(
                House.address("nobody@example.org"), Secret.of("long enough a word")))
        .isEqualTo(new NewPassword.NoSuchAccount());
  }

  private NewAccount open(String name) throws IOException {
    return house.register.open(name, Secret.of("long enough a word"), 0);
  }
}
