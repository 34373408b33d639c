package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatepost.base.message.Samples.octets;
import static org.gatepost.base.message.Samples.scan;
import static org.gatepost.base.message.Samples.tree;

import org.junit.jupiter.api.Test;

/// Each limit met, and gone over by one.
class MessageLimitsTest {
  @Test
  void headerTextBeyondTheLimitIsCutOff() {
    MessageLimits limits = new MessageLimits(10, 100, 8, 100, 8);

    assertThat(scan(octets("Subject:123456789\r\n\r\n"), limits).envelope().subject())
        .isEqualTo("123456789");
    assertThat(scan(octets("Subject:1234567890x\r\n\r\n"), limits).envelope().subject())
        .isEqualTo("1234567890");
  }

  @Test
  void fieldsBeyondTheLimitAreNotRead() {
    MessageLimits limits = new MessageLimits(1_000, 2, 8, 100, 8);

    assertThat(scan(octets("A: x\r\nSubject: s\r\n\r\n"), limits).envelope().subject())
        .isEqualTo("s");
    assertThat(scan(octets("A: x\r\nB: x\r\nSubject: s\r\n\r\n"), limits).envelope().subject())
        .isNull();
  }

  @Test
  void whatIsNestedTooDeepIsOpaque() {
    MessageLimits limits = new MessageLimits(1_000, 100, 2, 100, 8);
    String nested = "Content-Type: message/rfc822\r\n\r\n";

    assertThat(tree(scan(octets(nested.repeat(2)), limits).root()))
        .isEqualTo("message/rfc822{message/rfc822{text/plain}}");
    assertThat(tree(scan(octets(nested.repeat(3)), limits).root()))
        .isEqualTo("message/rfc822{message/rfc822{application/octet-stream}}");
  }

  @Test
  void whatFollowsTooManyPartsIsOneOpaquePart() {
    MessageLimits limits = new MessageLimits(1_000, 100, 8, 3, 8);
    String start = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    String part = "--b\r\n\r\ntext\r\n";

    assertThat(tree(scan(octets(start + part.repeat(2) + "--b--\r\n"), limits).root()))
        .isEqualTo("multipart/mixed(text/plain, text/plain)");
    byte[] over = octets(start + part.repeat(9) + "--b--\r\n");
    MessageIndex index = scan(over, limits);
    assertThat(tree(index.root()))
        .isEqualTo("multipart/mixed(text/plain, text/plain, application/octet-stream)");
    assertThat(index.part(3).orElseThrow().extent().end()).isEqualTo(over.length);
  }

  @Test
  void parametersBeyondTheLimitAreNotRead() {
    MessageLimits limits = new MessageLimits(1_000, 100, 8, 100, 2);

    assertThat(parameters("; a=1; b=2", limits)).isEqualTo(2);
    assertThat(parameters("; a=1; b=2; c=3", limits)).isEqualTo(2);
  }

  @Test
  void aLimitOfZeroIsRefused() {
    assertThatThrownBy(() -> new MessageLimits(0, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int parameters(String parameters, MessageLimits limits) {
    byte[] message = octets("Content-Type: text/plain" + parameters + "\r\n\r\n");
    return scan(message, limits).root().fields().parameters().size();
  }
}
