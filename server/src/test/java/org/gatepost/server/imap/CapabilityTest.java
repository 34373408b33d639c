package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatepost.server.imap.Capability.Circumstances;
import org.junit.jupiter.api.Test;

final class CapabilityTest {
  @Test
  void aPlainConnectionOffersTlsAndNoPassword() {
    assertThat(offered(new Circumstances(false, true, false, false)))
        .contains("STARTTLS", "LOGINDISABLED")
        .doesNotContain("AUTH=PLAIN", "AUTH=LOGIN", "SASL-IR", "COMPRESS=DEFLATE");
  }

  @Test
  void underTlsPasswordsAreTaken() {
    assertThat(offered(new Circumstances(false, false, true, false)))
        .contains("AUTH=PLAIN", "AUTH=LOGIN", "SASL-IR")
        .doesNotContain("STARTTLS", "LOGINDISABLED");
  }

  @Test
  void whoIsSignedInIsNotOfferedToSignIn() {
    assertThat(offered(new Circumstances(true, true, true, false)))
        .contains("COMPRESS=DEFLATE", "APPENDLIMIT=1000")
        .doesNotContain("STARTTLS", "LOGINDISABLED", "AUTH=PLAIN", "AUTH=LOGIN", "SASL-IR");
  }

  @Test
  void compressionIsOfferedOnce() {
    assertThat(offered(new Circumstances(true, false, true, true)))
        .doesNotContain("COMPRESS=DEFLATE");
  }

  @Test
  void aServerSaysOnlyOneOfTheLiteralExtensions() {
    // RFC 7888, 6
    assertThat(offered(new Circumstances(true, false, true, false)))
        .contains("LITERAL+")
        .doesNotContain("LITERAL-");
  }

  @Test
  void everyRowSaysWhatItGives() {
    for (Capability row : Capability.values()) {
      assertThat(row.english()).as(row.word()).endsWith(".");
      assertThat(row.chinese()).as(row.word()).endsWith("。");
      assertThat(row.definedIn()).as(row.word()).isNotEmpty();
    }
  }

  private static List<String> offered(Circumstances now) {
    return Capability.offered(now, 1000);
  }
}
