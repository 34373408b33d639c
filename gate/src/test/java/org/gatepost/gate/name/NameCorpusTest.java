package org.gatepost.gate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gatepost.base.text.Ascii;
import org.gatepost.testkit.Corpus;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What others hold for addresses, held against our rules for names of accounts. Ours are narrower,
/// and the codes below say where: an address that is valid elsewhere may only be refused for one of
/// them.
final class NameCorpusTest {
  /// Refusals of what RFC 5321 or 5322 allow in an address, each for a reason of N1 and N2.
  private static final Set<FaultCode> NARROWER =
      EnumSet.of(
          FaultCode.LOCAL_TOO_SHORT, // a setting
          FaultCode.LOCAL_QUOTED, // welcome in mail, not as an account
          FaultCode.LOCAL_INTERNATIONAL, // only where the domain allows it
          FaultCode.DOMAIN_LITERAL, // an account lives in a domain
          FaultCode.DOMAIN_ONE_LABEL, // and that in a top-level domain
          FaultCode.DOMAIN_TOP_LEVEL, // which exists
          FaultCode.DOMAIN_RESERVED, // or is ours
          FaultCode.DOMAIN_PUBLIC_SUFFIX, // and can be owned
          FaultCode.DOMAIN_TOO_DEEP, // a setting
          FaultCode.DOMAIN_MISTYPED); // and is not a slip

  /// Held for valid by their authors, and by no registry: an underscore in a host name, and `xn--`
  /// without Punycode behind it.
  private static final Set<String> OTHERS_MISTAKES =
      Set.of("bob@under_scope", "test@xn--example.com");

  /// Two slips or another top-level domain away from the one meant, and names that could well be
  /// someone's own: to refuse those would be a guess too many.
  private static final List<String> OWN_NAMES =
      List.of(
          "yaooh.com",
          "gimal.com",
          "gmaall.com",
          "gmail.com.com",
          "gmail.net",
          "gmail.org",
          "gmail.ney",
          "gmial.co",
          "gmiel.com",
          "gmill.com",
          "gml.com",
          "ttmail.com",
          "hobnail.com",
          "hodmil.com",
          "homemail.com",
          "hotimal.com",
          "hotimall.com",
          "hotlamil.com",
          "hotmail.cl",
          "hotmail.com.com",
          "hotmailmail.com",
          "hotmill.com",
          "hoynail.com");

  private final Names names = new Names(NameSetting.DEFAULT);

  @Test
  void noInvalidAddressOfJmailPasses() throws IOException {
    Path file = Corpus.set("names-jmail").resolve("invalid-addresses.csv");

    assertThat(passing(lines(file).skip(1).map(line -> line.replaceFirst(" +;.*", "")).toList()))
        .isEmpty();
  }

  @Test
  void aValidAddressOfJmailIsRefusedOnlyForBeingNarrower() throws IOException {
    Path file = Corpus.set("names-jmail").resolve("valid-addresses.csv");

    assertThat(
            refused(
                lines(file)
                    .skip(1)
                    .map(NameCorpusTest::firstColumn)
                    .filter(text -> !text.isEmpty())
                    .toList()))
        .isEmpty();
  }

  @Test
  void noInvalidMailboxOfFlankerPasses() throws IOException {
    Path file = Corpus.set("names-flanker").resolve("mailbox_invalid.txt");

    assertThat(passing(lines(file).toList())).isEmpty();
  }

  @Test
  void aValidMailboxOfFlankerIsRefusedOnlyForBeingNarrower() throws IOException {
    Path file = Corpus.set("names-flanker").resolve("mailbox_valid.txt");

    assertThat(refused(lines(file).toList())).isEmpty();
  }

  @Test
  void noErrorOfIsEmailPasses() throws Exception {
    assertThat(passing(isEmail("ISEMAIL_ERR"))).isEmpty();
  }

  @Test
  void noDeprecatedOrCommentedAddressOfIsEmailPasses() throws Exception {
    assertThat(passing(isEmail("ISEMAIL_DEPREC"))).isEmpty();
    assertThat(passing(isEmail("ISEMAIL_CFWS"))).isEmpty();
  }

  @Test
  void aValidAddressOfIsEmailIsRefusedOnlyForBeingNarrower() throws Exception {
    assertThat(refused(isEmail("ISEMAIL_VALID_CATEGORY"))).isEmpty();
    assertThat(refused(isEmail("ISEMAIL_DNSWARN"))).isEmpty();
    assertThat(refused(isEmail("ISEMAIL_RFC5321"))).isEmpty();
  }

  private static List<String> isEmail(String category) throws Exception {
    Path file = Corpus.set("names-isemail").resolve("test/tests.xml");
    NodeList tests =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("test");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      if (child(test, "category").equals(category)) {
        // Control characters are written as their pictures.
        texts.add(
            child(test, "address")
                .codePoints()
                .map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
      }
    }
    assertThat(texts).isNotEmpty();
    return texts;
  }

  private static String child(Element test, String name) {
    return test.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void everyTopLevelDomainOfIanaIsKnown() throws IOException {
    Path file = Corpus.set("names-iana-tlds").resolve("tlds-alpha-by-domain.txt");
    TopLevel bundled = TopLevel.bundled();

    assertThat(lines(file).map(Ascii::lower).filter(label -> !bundled.has(label)).toList())
        .isEmpty();
    assertThat(bundled.names().size()).isBetween(1_400, 1_500);
  }

  @Test
  void aNewerListOfTopLevelDomainsReplacesTheBundledOne() {
    Path file = Corpus.set("names-iana-tlds").resolve("tlds-alpha-by-domain.txt");
    Names refreshed =
        new Names(
            new NameSetting(3, 4, List.of(), NameSetting.DEFAULT.roleNames(), file.toString()));

    assertThat(refreshed.topLevelVersion()).startsWith("# Version 2026061000");
  }

  @Test
  void everySlipOfFlankerLeadsToTheDomainThatWasMeant() throws IOException {
    Path file = Corpus.set("names-flanker").resolve("domain_typos_valid.txt");
    List<String> missed = new ArrayList<>();
    for (String line : lines(file).toList()) {
      String[] columns = line.split(",", -1);
      boolean found =
          names.check("alice@" + columns[0]) instanceof NameVerdict.Bad(var fault)
              && fault.suggestion().equals("alice@" + columns[1]);
      if (!found) {
        missed.add(columns[0]);
      }
    }
    assertThat(missed).isSubsetOf(OWN_NAMES);
  }

  @Test
  void noRealDomainOfFlankerIsTakenForASlip() throws IOException {
    Path file = Corpus.set("names-flanker").resolve("domain_typos_invalid.txt");

    assertThat(
            lines(file)
                .filter(
                    domain ->
                        names.check("alice@" + domain) instanceof NameVerdict.Bad(var fault)
                            && fault.code() == FaultCode.DOMAIN_MISTYPED)
                .toList())
        .isEmpty();
  }

  private List<String> passing(List<String> texts) {
    return texts.stream().filter(text -> names.check(text) instanceof NameVerdict.Good).toList();
  }

  private List<String> refused(List<String> texts) {
    return texts.stream()
        .filter(
            text ->
                names.check(text) instanceof NameVerdict.Bad(var fault)
                    && !NARROWER.contains(fault.code())
                    && !hasMoreThanAName(text)
                    && !OTHERS_MISTAKES.contains(text))
        .map(text -> text + " " + names.check(text))
        .collect(Collectors.toList());
  }

  // RFC 5322's comments and display names, RFC 822's backslashes: how an address may be written in
  // a header, not what one is called.
  private static boolean hasMoreThanAName(String text) {
    return text.contains("(") || text.contains("<") || text.contains("\\");
  }

  private static String firstColumn(String line) {
    int end = line.startsWith("\"") ? line.indexOf("\",", 1) + 1 : line.indexOf(',');
    return line.substring(0, end);
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
