package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class MessageScanPropertyTest {
  private static final MessageLimits TIGHT = new MessageLimits(60, 4, 3, 6, 2);

  @Test
  void howTheOctetsAreCutMakesNoDifference() {
    Cases.forAll(
        (chance, size) -> {
          byte[] message = Samples.random(chance, size);
          for (MessageLimits limits : new MessageLimits[] {MessageLimits.DEFAULT, TIGHT}) {
            assertThat(Samples.scanInPieces(message, limits, chance))
                .isEqualTo(Samples.scan(message, limits));
          }
        });
  }

  @Test
  void whatIsEncodedIsDecodedTheSame() {
    Cases.forAll(
        (chance, size) -> {
          MessageIndex index = MessageScan.scan(Samples.random(chance, size));
          byte[] encoded = index.encode();
          assertThat(MessageIndex.decode(encoded)).isEqualTo(index);
          assertThat(MessageIndex.decodeEnvelope(encoded)).isEqualTo(index.envelope());
          assertThat(MessageIndex.decodeRoot(encoded)).isEqualTo(index.root());
        });
  }

  @Test
  void aPartLiesInsideItsParentBehindItsElderSister() {
    Cases.forAll(
        (chance, size) -> {
          byte[] message = Samples.random(chance, size);
          for (MessageLimits limits : new MessageLimits[] {MessageLimits.DEFAULT, TIGHT}) {
            MessageIndex index = Samples.scan(message, limits);
            assertThat(index.octets()).isEqualTo(message.length);
            assertThat(index.root().extent().end()).isEqualTo(message.length);
            Samples.all(index.root()).forEach(part -> check(part, message));
          }
        });
  }

  private static void check(Part part, byte[] message) {
    long at = part.extent().bodyStart();
    for (Part child : Samples.children(part)) {
      assertThat(child.extent().headerStart()).isGreaterThanOrEqualTo(at);
      at = child.extent().end();
    }
    assertThat(at).isLessThanOrEqualTo(part.extent().end());
    String body = Samples.text(message, part.bodySlice());
    assertThat(part.lines()).isEqualTo(body.chars().filter(c -> c == '\n').count());
  }
}
