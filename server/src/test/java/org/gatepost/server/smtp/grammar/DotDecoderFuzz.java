package org.gatepost.server.smtp.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

final class DotDecoderFuzz {
  @FuzzTest(maxDuration = "20s")
  void theCutChangesNothingAndOnlyCrlfDotCrlfEnds(byte[] input) {
    DotDecoder whole = new DotDecoder();
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    int taken = whole.decode(input, 0, input.length, one::write);
    DotDecoder cut = new DotDecoder();
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    for (int i = 0; i < taken; i++) {
      cut.decode(input, i, 1, other::write);
    }
    boolean same =
        Arrays.equals(one.toByteArray(), other.toByteArray())
            && whole.ended() == cut.ended()
            && whole.bareLineEnd() == cut.bareLineEnd();
    if (!same || whole.ended() && !endsWell(input, taken)) {
      throw new AssertionError("cut or ended wrongly");
    }
  }

  private static boolean endsWell(byte[] input, int end) {
    String tail = new String(input, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
    return tail.equals(".\r\n") || tail.endsWith("\r\n.\r\n");
  }
}
