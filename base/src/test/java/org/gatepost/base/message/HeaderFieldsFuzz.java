package org.gatepost.base.message;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// No octets make the reader of header fields throw or look outside. (One target a class: Jazzer
/// runs one for each JVM.)
final class HeaderFieldsFuzz {
  @FuzzTest(maxDuration = "10s")
  void headerFields(byte[] header) {
    for (HeaderFields.Field field : HeaderFields.of(header)) {
      Required.that(field.from() < field.valueFrom() && field.to() <= header.length, "outside");
      Required.that(field.text() != null, "no text");
    }
  }
}
