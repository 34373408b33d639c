package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.gatepost.base.message.coding.EncodedWords;

/// No octets make the reader of encoded words throw. (One target a class: Jazzer runs one for each
/// JVM.)
final class EncodedWordsFuzz {
  @FuzzTest(maxDuration = "10s")
  void encodedWords(byte[] text) {
    String octets = new String(text, StandardCharsets.ISO_8859_1);
    Required.that(EncodedWords.decode(octets) != null, "no text");
  }
}
