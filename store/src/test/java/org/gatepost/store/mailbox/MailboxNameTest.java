package org.gatepost.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxNameTest {
  @Test
  void inboxIsOneNameInAnyCase() {
    assertThat(MailboxName.parse("iNbOx")).contains(MailboxName.INBOX);
    assertThat(parse("inbox/A").text()).isEqualTo("INBOX/A");
    assertThat(parse("inboxes").text()).isEqualTo("inboxes");
    assertThat(parse("a/inbox").text()).isEqualTo("a/inbox");
    assertThat(parse("inbox/A").isInbox()).isFalse();
  }

  @Test
  void aNameIsComposed() {
    assertThat(parse("Entwu\u0308rfe").text()).isEqualTo("Entw\u00fcrfe");
    assertThat(parse("发件箱/2026 年").depth()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> new MailboxName("u\u0308"));
    assertThatIllegalArgumentException().isThrownBy(() -> new MailboxName("inbox"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "a\rb",
        "a\u0000",
        "a\u007f",
        "a\u0085",
        "a\u2028b",
        "a\u2029b",
        "\ud800",
        "a\udc00/b"
      })
  void whatCannotBeShownIsNoName(String text) {
    assertThat(MailboxName.parse(text)).isEmpty();
  }

  @Test
  void aLevelAndANameMayBeSoLongAndNoLonger() {
    String level = "é".repeat(127) + "x";
    assertThat(MailboxName.parse(level)).isPresent();
    assertThat(MailboxName.parse(level + "x")).isEmpty();
    String four = (level.substring(6) + "/").repeat(4);
    String name = four + "x".repeat(MailboxName.OCTETS_MAX - 4 * (255 - 12 + 1));
    assertThat(MailboxName.parse(name)).isPresent();
    assertThat(MailboxName.parse(name + "x")).isEmpty();
  }

  @Test
  void aNameKnowsWhatIsAboveAndBelow() {
    MailboxName name = parse("a/b/c");
    assertThat(name.parent()).contains(parse("a/b"));
    assertThat(parse("a").parent()).isEmpty();
    assertThat(name.isBelow(parse("a"))).isTrue();
    assertThat(parse("ab").isBelow(parse("a"))).isFalse();
    assertThat(name.isBelow(name)).isFalse();
    assertThat(name.moved(parse("a/b"), parse("x"))).contains(parse("x/c"));
  }

  @Test
  void aNameThatWasReadIsReadAgainTheSame() {
    Cases.forAll(
        (chance, size) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < size; i++) {
            int wide = chance.nextInt(4) == 0 ? 0x11_0000 : 0x80;
            text.appendCodePoint(chance.nextInt(6) == 0 ? '/' : chance.nextInt(wide));
          }
          Optional<MailboxName> name = MailboxName.parse(text);
          name.ifPresent(n -> assertThat(MailboxName.parse(n.text())).contains(n));
        });
  }

  private static MailboxName parse(String text) {
    return MailboxName.parse(text).orElseThrow();
  }
}
