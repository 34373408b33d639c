package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.base.message.coding.TransferDecoding;

/// No octets, however broken, make any reader of this room throw or disagree with itself.
class MessageFuzz {
  @FuzzTest(maxDuration = "20s")
  void scan(byte[] message) {
    MessageIndex index = MessageScan.scan(message);
    MessageScan pieces = new MessageScan(MessageLimits.DEFAULT);
    for (int i = 0; i < message.length; i++) {
      pieces.accept(message, i, 1);
    }
    require(pieces.finish().equals(index), "pieces differ from the whole");
    require(MessageIndex.decode(index.encode()).equals(index), "decoding differs");
    require(index.root().extent().end() == message.length, "the root is not the whole");
  }

  @FuzzTest(maxDuration = "10s")
  void headerFields(byte[] header) {
    for (HeaderFields.Field field : HeaderFields.of(header)) {
      require(field.from() < field.valueFrom() && field.to() <= header.length, "outside");
      require(field.text() != null, "no text");
    }
  }

  @FuzzTest(maxDuration = "10s")
  void encodedWords(byte[] text) {
    String octets = new String(text, StandardCharsets.ISO_8859_1);
    require(EncodedWords.decode(octets) != null, "no text");
  }

  @FuzzTest(maxDuration = "10s")
  void mailDate(byte[] text) {
    String field = new String(text, StandardCharsets.ISO_8859_1);
    MailDate.parse(field)
        .filter(date -> date.getYear() < 10_000)
        .ifPresent(
            date ->
                require(
                    MailDate.parse(MailDate.print(date))
                        .filter(again -> again.isEqual(date.withNano(0)))
                        .isPresent(),
                    "written and read differ"));
  }

  @FuzzTest(maxDuration = "10s")
  void transferDecoding(byte[] body) {
    for (String encoding : new String[] {"base64", "quoted-printable", "x-uuencode"}) {
      byte[] decoded = TransferDecoding.decode(encoding, body);
      require(decoded.length <= body.length, "decoding makes nothing longer");
      require(
          Arrays.equals(decoded, TransferDecoding.decode(encoding, body)), "decoding has a memory");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
