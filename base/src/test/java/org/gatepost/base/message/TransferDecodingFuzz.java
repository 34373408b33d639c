package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.gatepost.base.message.coding.TransferDecoding;

/// No octets make a decoding throw, grow or remember. (One target a class: Jazzer runs one for each
/// JVM.)
final class TransferDecodingFuzz {
  @FuzzTest(maxDuration = "10s")
  void transferDecoding(byte[] body) {
    for (String encoding : new String[] {"base64", "quoted-printable", "x-uuencode"}) {
      byte[] decoded = TransferDecoding.decode(encoding, body);
      Required.that(decoded.length <= body.length, "decoding makes nothing longer");
      Required.that(
          Arrays.equals(decoded, TransferDecoding.decode(encoding, body)), "decoding has a memory");
    }
  }
}
