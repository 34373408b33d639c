package org.gatepost.base.message.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class TransferDecodingTest {
  @Test
  void base64IsUndone() {
    assertThat(decode("base64", "aGVs\r\nbG8=")).isEqualTo("hello");
    assertThat(decode("BASE64", "aGVsbG8=")).isEqualTo("hello");
  }

  @Test
  void brokenBase64IsDecodedAsFarAsItGoes() {
    assertThat(decode("base64", "aG!V*s bG8")).isEqualTo("hello");
    assertThat(decode("base64", "aGVsbG8=aGVsbG8=")).isEqualTo("hellohello");
    assertThat(decode("base64", "aGVsbG8=\r\n--\u00e9")).isEqualTo("hello");
    assertThat(decode("base64", "a")).isEmpty();
  }

  @Test
  void quotedPrintableIsUndone() {
    assertThat(decode("quoted-printable", "a=3Db=\r\nc  \r\nd=e4")).isEqualTo("a=bc\r\nd\u00e4");
    assertThat(decode("quoted-printable", "a= \t\r\nb=\nc")).isEqualTo("abc");
  }

  @Test
  void brokenQuotedPrintableKeepsWhatItCannotRead() {
    assertThat(decode("quoted-printable", "a=ZZ=4 b=4")).isEqualTo("a=ZZ=4 b=4");
    assertThat(decode("quoted-printable", "a = b==41")).isEqualTo("a = b=A");
    assertThat(decode("quoted-printable", "end=")).isEqualTo("end");
  }

  @Test
  void aLongRunOfSpacesIsText() {
    String spaces = " ".repeat(5_000);

    assertThat(decode("quoted-printable", spaces + "x")).isEqualTo(spaces + "x");
  }

  @Test
  void uuencodeIsUndone() {
    assertThat(decode("x-uuencode", "text\nbegin 644 a.txt\n%:&5L;&\\\n`\nend\nmore"))
        .isEqualTo("hello");
  }

  @Test
  void anUnknownEncodingIsSaidToBeUnknown() {
    assertThat(TransferDecoding.of("x-none", (_, _, _) -> {})).isEmpty();
    assertThat(decode("x-none", "a=3D")).isEqualTo("a=3D");
  }

  @Test
  void howTheOctetsAreCutMakesNoDifference() {
    String[] pieces = {
      "=", "4", "1", "E", " ", "\t", "\r\n", "\n", "\r", "a", "Zz/+", "begin 644 x\n"
    };
    Cases.forAll(
        (chance, size) -> {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < size; i++) {
            text.append(pieces[chance.nextInt(pieces.length)]);
          }
          for (String encoding : new String[] {"base64", "quoted-printable", "x-uue", "8bit"}) {
            assertThat(inPieces(encoding, text.toString(), chance))
                .isEqualTo(decode(encoding, text.toString()));
          }
        });
  }

  @Test
  void whatTheJdkEncodesIsDecoded() {
    Cases.forAll(
        (chance, size) -> {
          byte[] octets = new byte[size * 10];
          chance.nextBytes(octets);
          byte[] encoded = Base64.getMimeEncoder().encode(octets);
          assertThat(TransferDecoding.decode("base64", encoded)).isEqualTo(octets);
        });
  }

  private static String decode(String encoding, String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return new String(TransferDecoding.decode(encoding, octets), StandardCharsets.ISO_8859_1);
  }

  private static String inPieces(String encoding, String text, SplittableRandom chance)
      throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransferDecoding decoding = TransferDecoding.of(encoding, out::write).orElseThrow();
    int at = 0;
    while (at < octets.length) {
      int length = Math.min(octets.length - at, chance.nextInt(1, 9));
      decoding.accept(octets, at, length);
      at += length;
    }
    decoding.finish();
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
