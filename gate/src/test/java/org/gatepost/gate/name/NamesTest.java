package org.gatepost.gate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.name.Reading.Change;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
  private final Names names = new Names(NameSetting.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "alice@example.com, alice@example.com",
    "Alice.Smith@Example.COM, alice.smith@example.com",
    "o'brien@example.org, o'brien@example.org",
    "a-b_c@mail.example.co.uk, a-b_c@mail.example.co.uk",
    "alice@例子.中国, alice@xn--fsqu00a.xn--fiqs8s",
    "alice@faß.de, alice@xn--fa-hia.de",
    "abc@a.b.c.d.example.com, abc@a.b.c.d.example.com",
    "alice@ymail.com, alice@ymail.com",
  })
  void aGoodNameIsMadeCanonical(String text, String canonical) {
    assertThat(names.check(text)).isEqualTo(new NameVerdict.Good(address(canonical)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | empty                 | 0  | ''",
        "' '                       | empty                 | 0  | ''",
        "alice                     | no-at                 | 5  | ''",
        "alice.gmail.com           | no-at                 | 15 | alice@gmail.com",
        "alice2qq.com              | no-at                 | 12 | alice@qq.com",
        "a@b@example.com           | several-ats           | 3  | ''",
        "alice@b@example.com       | several-ats           | 7  | aliceb@example.com",
        "'alice @example.com'      | space                 | 5  | alice@example.com",
        "alice＠example.com         | no-at                 | 17 | alice@example.com",
        "@example.com              | local-empty           | 0  | ''",
        "al@example.com            | local-too-short       | 2  | ''",
        ".alice@example.com        | local-dot-first       | 0  | alice@example.com",
        "alice.@example.com        | local-dot-last        | 5  | alice@example.com",
        "al..ice@example.com       | local-double-dot      | 3  | al.ice@example.com",
        "'\"al ice\"@example.com'  | local-quoted          | 0  | ''",
        "al(ice@example.com        | local-character       | 2  | ''",
        "李伟@example.com            | local-international   | 0  | ''",
        "alice@                    | domain-empty          | 6  | ''",
        "alice@[192.0.2.1]         | domain-literal        | 6  | ''",
        "alice@exa_mple.com        | domain-character      | 9  | ''",
        "alice@gmail,com           | domain-character      | 11 | alice@gmail.com",
        "alice@.example.com        | domain-dot-first      | 6  | alice@example.com",
        "alice@example.com.        | domain-dot-last       | 17 | alice@example.com",
        "alice@example..com        | domain-double-dot     | 14 | alice@example.com",
        "alice@-example.com        | domain-hyphen         | 6  | ''",
        "alice@example-.com        | domain-hyphen         | 13 | ''",
        "alice@a\u200db.com        | domain-idn            | 6  | ''",
        "alice@xn--a.com           | domain-idn            | 6  | ''",
        "alice@example             | domain-reserved       | 6  | ''",
        "alice@mailhost            | domain-one-label      | 14 | ''",
        "alice@example.con         | domain-top-level      | 14 | alice@example.com",
        "alice@example.123         | domain-top-level      | 14 | ''",
        "alice@printer.local       | domain-top-level      | 14 | ''",
        "alice@mail.test           | domain-reserved       | 6  | ''",
        "alice@nas.home.arpa       | domain-reserved       | 6  | ''",
        "alice@co.uk               | domain-public-suffix  | 6  | ''",
        "alice@公司.cn               | domain-public-suffix  | 6  | ''",
        "alice@a.b.c.d.e.example.com | domain-too-deep     | 6  | ''",
        "alice@gmial.com           | domain-mistyped       | 6  | alice@gmail.com",
        "alice@hotmial.com         | domain-mistyped       | 6  | alice@hotmail.com",
        "alice@gmail.con           | domain-top-level      | 12 | alice@gmail.com",
      })
  void aBadNameIsRefusedWithCodePositionAndSuggestion(
      String text, String code, int position, String suggestion) {
    Fault fault = fault(names.check(text));

    assertThat(fault.code().code()).isEqualTo(code);
    assertThat(fault.position()).isEqualTo(position);
    assertThat(fault.suggestion()).isEqualTo(suggestion);
  }

  @Test
  void lengthsAreHeldToTheOctet() {
    String local = "a".repeat(64);
    String domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com";

    assertThat(names.check(local + "@example.com")).isInstanceOf(NameVerdict.Good.class);
    assertThat(fault(names.check(local + "a@example.com")))
        .extracting(Fault::code, Fault::position)
        .containsExactly(FaultCode.LOCAL_TOO_LONG, 64);
    assertThat(names.check(local + "@" + domain)).isInstanceOf(NameVerdict.Good.class);
    assertThat(fault(names.check(local + "@e." + domain)).code()).isEqualTo(FaultCode.TOO_LONG);
    assertThat(fault(names.check("abc@" + "b".repeat(64) + ".com")))
        .extracting(Fault::code, Fault::position)
        .containsExactly(FaultCode.DOMAIN_LABEL_TOO_LONG, 67);
    assertThat(fault(names.check("abc@f." + "e".repeat(63) + "." + domain)).code())
        .isEqualTo(FaultCode.DOMAIN_TOO_LONG);
  }

  @Test
  void theLeastLengthIsASetting() {
    Names one = new Names(new NameSetting(1, 4, List.of(), NameSetting.DEFAULT.roleNames(), ""));

    assertThat(one.check("a@example.com")).isInstanceOf(NameVerdict.Good.class);
  }

  @Test
  void lettersOfAnyScriptAreWelcomeWhereTheDomainAllowsThem() {
    Names some =
        new Names(new NameSetting(3, 4, List.of("例子.中国"), NameSetting.DEFAULT.roleNames(), ""));

    assertThat(some.check("李伟@例子.中国"))
        .isEqualTo(new NameVerdict.Good(address("李伟@xn--fsqu00a.xn--fiqs8s")));
    assertThat(some.check("ÉTIENNE@xn--fsqu00a.xn--fiqs8s"))
        .isEqualTo(new NameVerdict.Good(address("étienne@xn--fsqu00a.xn--fiqs8s")));
    assertThat(fault(some.check("ab\u2665@例子.中国")))
        .extracting(Fault::code, Fault::position)
        .containsExactly(FaultCode.LOCAL_CHARACTER, 2);
    assertThat(fault(some.check("李伟@example.com")).code()).isEqualTo(FaultCode.LOCAL_INTERNATIONAL);
  }

  @Test
  void aDomainOfOursMayBeReservedOrLookLikeASlip() {
    List<Domain> ours = List.of(new Domain("mail.test"), new Domain("gmial.com"));

    assertThat(names.check("alice@mail.test", ours)).isInstanceOf(NameVerdict.Good.class);
    assertThat(names.check("alice@gmial.com", ours)).isInstanceOf(NameVerdict.Good.class);
    assertThat(fault(names.check("alice@mail.tset", ours)).suggestion())
        .isEqualTo("alice@mail.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "MAIL.example.CO.UK", "例子.中国", "gmial.com"})
  void aPublicDomainMayBeAdded(String text) {
    assertThat(names.checkDomain(text)).isInstanceOf(DomainVerdict.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.test", "localhost", "a.localhost", "x.internal", "nas.home.arpa"})
  void aReservedDomainMayBeAddedForLocalUse(String text) {
    assertThat(names.checkDomain(text)).isEqualTo(new DomainVerdict.LocalOnly(new Domain(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com", "co.uk", "x.invalid", "printer.local", "a.onion", "home.arpa", "a b.com"})
  void noOneCanOwnSuchADomain(String text) {
    assertThat(names.checkDomain(text)).isInstanceOf(DomainVerdict.Bad.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alice@example.com          | ''",
        "'  alice@example.com\t'    | space",
        "'\u3000alice@example.com\u200b' | space",
        "Alice@Example.COM          | case",
        "alice＠example．com          | width",
        "ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ | width",
        "alice@example。com          | full-stop",
        "ＡＬＩＣＥ＠example。com.     | width full-stop case last-dot",
        "alice                      | domain",
        "Alice                      | domain case",
      })
  void aTypedNameIsReadGenerously(String text, String changes) {
    Reading reading = names.read(text, Optional.of(new Domain("example.com")));

    assertThat(reading).isInstanceOf(Reading.Name.class);
    Reading.Name name = (Reading.Name) reading;
    assertThat(name.name()).isEqualTo(address("alice@example.com"));
    assertThat(name.changes().stream().map(Change::word))
        .containsExactlyInAnyOrder(changes.isEmpty() ? new String[0] : changes.split(" "));
  }

  @Test
  void anInternationalDomainIsReadAsItsALabels() {
    assertThat(names.read("alice@例子。中国", Optional.empty()))
        .isEqualTo(
            new Reading.Name(
                address("alice@xn--fsqu00a.xn--fiqs8s"), Set.of(Change.IDN, Change.FULL_STOP)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "@", "alice@", "@example.com", "al ice@example.com", "\"a\"@b.c"})
  void whatCanBeNoNameIsUnreadable(String text) {
    assertThat(names.read(text, Optional.empty())).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void aBareNameNeedsAnImpliedDomain() {
    assertThat(names.read("alice", Optional.empty())).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void everyRoleOfRfc2142IsReserved() {
    assertThat(names.isRole("PostMaster")).isTrue();
    assertThat(names.isRole("abuse")).isTrue();
    assertThat(names.isRole("alice")).isFalse();
  }

  @Test
  void theListOfTopLevelDomainsShowsItsDate() {
    assertThat(names.topLevelVersion()).startsWith("# Version 20");
  }

  @Test
  void whateverPassesIsReadBackAsItself() {
    String signs = "abz09.-_+@王Ａ＠。.com";
    Cases.forAll(
        (chance, size) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < size / 4; i++) {
            text.append(signs.charAt(chance.nextInt(signs.length())));
          }
          text.append("@example.com");
          if (names.check(text.toString()) instanceof NameVerdict.Good(var name)) {
            assertThat(names.check(name.toString())).isEqualTo(new NameVerdict.Good(name));
            assertThat(names.read(text.toString(), Optional.empty()))
                .isInstanceOfSatisfying(
                    Reading.Name.class, reading -> assertThat(reading.name()).isEqualTo(name));
          }
        });
  }

  @Test
  void aSuggestionWouldItselfPass() {
    for (String text : List.of("a..bc@gmial.con", "alice#gmail.com", "x@@gmail.com", ".b.@qq.cm")) {
      String suggestion = fault(names.check(text)).suggestion();
      assertThat(suggestion.isEmpty() || names.check(suggestion) instanceof NameVerdict.Good)
          .isTrue();
    }
  }

  private static Fault fault(NameVerdict verdict) {
    assertThat(verdict).isInstanceOf(NameVerdict.Bad.class);
    return ((NameVerdict.Bad) verdict).fault();
  }

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }
}
