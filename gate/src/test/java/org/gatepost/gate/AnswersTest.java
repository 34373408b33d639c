package org.gatepost.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AnswersTest {
  // RFC 5530, section 3; RFC 3206, section 4 and RFC 2449, section 8.1.
  private static final Set<String> IMAP_CODES =
      Set.of(
          "",
          "UNAVAILABLE",
          "AUTHENTICATIONFAILED",
          "AUTHORIZATIONFAILED",
          "EXPIRED",
          "PRIVACYREQUIRED",
          "CONTACTADMIN");
  private static final Set<String> POP3_CODES =
      Set.of("", "AUTH", "SYS/TEMP", "SYS/PERM", "IN-USE", "LOGIN-DELAY");

  @ParameterizedTest
  @CsvSource({
    "GRANTED,             '',                   '',       235 2.7.0,  200",
    "WRONG_SECRET,        AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "UNKNOWN_ACCOUNT,     AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "UNKNOWN_DOMAIN,      AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "UNREADABLE_NAME,     AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "NO_PASSWORD,         AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "EMPTY_SECRET,        AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "SECRET_TOO_LONG,     AUTHENTICATIONFAILED, AUTH,     535 5.7.8,  401",
    "NEEDS_TLS,           PRIVACYREQUIRED,      '',       538 5.7.11, 403",
    "MECHANISM_REFUSED,   '',                   '',       534 5.7.9,  401",
    "DISABLED,            CONTACTADMIN,         SYS/PERM, 525 5.7.13, 403",
    "ACT_AS_REFUSED,      AUTHORIZATIONFAILED,  AUTH,     535 5.7.8,  403",
    "BACKEND_DOWN,        UNAVAILABLE,          SYS/TEMP, 454 4.7.0,  503",
    "BUSY,                UNAVAILABLE,          SYS/TEMP, 454 4.7.0,  503",
  })
  void eachReasonHasItsRow(Reason reason, String imap, String pop3, String smtp, int http) {
    Answer answer = Answers.of(reason);

    assertThat(answer.imap().code()).isEqualTo(imap);
    assertThat(answer.pop3().code()).isEqualTo(pop3);
    assertThat(answer.smtp().line()).startsWith(smtp + " ");
    assertThat(answer.http()).isEqualTo(http);
  }

  @Test
  void theTableAboveNamesEveryReason() throws NoSuchMethodException {
    String[] rows =
        AnswersTest.class
            .getDeclaredMethod(
                "eachReasonHasItsRow",
                Reason.class,
                String.class,
                String.class,
                String.class,
                int.class)
            .getAnnotation(CsvSource.class)
            .value();

    assertThat(Arrays.stream(rows).map(row -> row.substring(0, row.indexOf(','))))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::name).toList());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatGoesOutIsRegisteredAndPrintable(Reason reason) {
    Answer answer = Answers.of(reason);

    assertThat(IMAP_CODES).contains(answer.imap().code());
    assertThat(POP3_CODES).contains(answer.pop3().code());
    for (String line : List.of(answer.imap().line(), answer.pop3().line(), answer.smtp().line())) {
      assertThat(line).matches("[ -~]{5,200}");
    }
    assertThat(answer.smtp().code() / 100).isEqualTo(answer.smtp().enhanced().charAt(0) - '0');
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void peopleAreToldInBothLanguages(Reason reason) {
    Answer.Sentences people = Answers.of(reason).people();

    for (Words words : List.of(people.user(), people.helpDesk())) {
      assertThat(Ascii.isAscii(words.english())).isTrue();
      assertThat(words.in(Locale.SIMPLIFIED_CHINESE)).contains("。");
      assertThat(words.in(Locale.FRENCH)).isEqualTo(words.english());
    }
  }

  @Test
  void allThatDependsOnTheAccountReadsTheSameToAStranger() {
    assertThat(
            Arrays.stream(Reason.values())
                .filter(reason -> reason.kind() == Reason.Kind.STRANGER)
                .map(Answers::of)
                .map(
                    answer ->
                        List.of(
                            answer.imap(),
                            answer.pop3(),
                            answer.smtp(),
                            answer.http(),
                            answer.people().user()))
                .distinct())
        .hasSize(1);
  }

  @Test
  void codesAreStable() {
    assertThat(Reason.WRONG_SECRET.code()).isEqualTo("wrong-secret");
    assertThat(Reason.BACKEND_DOWN.code()).isEqualTo("backend-down");
  }
}
