package org.gatepost.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrayLineTest {
  @Test
  void requestLinesOfHttpAreStray() {
    for (String line :
        List.of(
            "GET / HTTP/1.1",
            "POST /x",
            "CONNECT mail.example.org:25 HTTP/1.1",
            "OPTIONS * HTTP/1.0",
            "GET http://mail.example.org/ HTTP/1.1")) {
      assertThat(isHttp(line)).as(line).isTrue();
    }
  }

  @Test
  void commandsOfMailProgramsAreNot() {
    for (String line :
        List.of(
            "",
            "GET",
            "GET ",
            "POST NOOP",
            "get / http/1.1",
            "EHLO GET",
            "DELETE LOGIN alice /secret",
            "USER GET /",
            "a1 GET / HTTP/1.1")) {
      assertThat(isHttp(line)).as(line).isFalse();
    }
  }

  private static boolean isHttp(String line) {
    return StrayLine.isHttp(line.getBytes(ISO_8859_1));
  }
}
