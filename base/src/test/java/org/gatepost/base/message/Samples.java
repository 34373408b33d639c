package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gatepost.base.message.Part.Body;

/// Messages for tests, and short words for what was made of them.
final class Samples {
  private static final List<String> LINES =
      List.of(
          "",
          "",
          "",
          "--a",
          "--a--",
          "--b",
          "--b--",
          "--ab",
          "--",
          "-",
          "Content-Type: multipart/mixed; boundary=a",
          "Content-Type: multipart/digest; boundary=\"b\"",
          "Content-Type: multipart/alternative; boundary=ab",
          "Content-Type: message/rfc822",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Type: text/html",
          "Content-Transfer-Encoding: base64",
          "Content-Disposition: attachment; filename=\"a b.txt\"",
          "Content-Language: de, en",
          "Content-ID: <1@example.org>",
          "From: A <a@example.org>, g: b@example.org;",
          "To: \"x, y\" <x@example.org> (comment)",
          "Subject: =?utf-8?Q?h=C3=A9?=",
          "Date: Tue, 1 Jul 2003 10:52:37 +0200",
          " folded",
          "\tfolded",
          "some text",
          "From somebody",
          "no field at all",
          "\u00e9\u0000\u00ff: x",
          ": x");

  private Samples() {}

  /// The octets of a text in which each `char` is one.
  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Lines, each ended by CRLF.
  static byte[] message(String... lines) {
    return octets(String.join("\r\n", lines) + "\r\n");
  }

  /// Lines that matter to a scan, in any order, with any ends.
  static byte[] random(SplittableRandom chance, int size) {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < size; i++) {
      message.append(LINES.get(chance.nextInt(LINES.size())));
      switch (chance.nextInt(8)) {
        case 0 -> message.append('\n');
        case 1 -> message.append((char) chance.nextInt(256));
        default -> message.append("\r\n");
      }
    }
    return octets(message.toString());
  }

  /// The index of a message that arrives in pieces of any length.
  static MessageIndex scanInPieces(byte[] message, MessageLimits limits, SplittableRandom chance) {
    MessageScan scan = new MessageScan(limits);
    int at = 0;
    while (at < message.length) {
      int length = Math.min(message.length - at, chance.nextInt(1, 1 + chance.nextInt(1, 40)));
      scan.accept(message, at, length);
      at += length;
    }
    return scan.finish();
  }

  static MessageIndex scan(byte[] message, MessageLimits limits) {
    MessageScan scan = new MessageScan(limits);
    scan.accept(message, 0, message.length);
    return scan.finish();
  }

  /// The tree in one line: `multipart/mixed(text/plain, message/rfc822{text/plain})`.
  static String tree(Part part) {
    String type = part.type() + "/" + part.subtype();
    return switch (part.body()) {
      case Body.Leaf() -> type;
      case Body.Multipart(List<Part> parts) ->
          type + "(" + String.join(", ", parts.stream().map(Samples::tree).toList()) + ")";
      case Body.Message(_, Part root) -> type + "{" + tree(root) + "}";
    };
  }

  /// The octets of a slice, as text.
  static String text(byte[] message, Slice slice) {
    return new String(
        message, (int) slice.from(), (int) slice.octets(), StandardCharsets.ISO_8859_1);
  }

  /// The part and all parts inside it, elders first.
  static List<Part> all(Part root) {
    List<Part> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  /// The parts directly inside.
  static List<Part> children(Part part) {
    return switch (part.body()) {
      case Body.Leaf() -> List.of();
      case Body.Multipart(List<Part> parts) -> parts;
      case Body.Message(_, Part root) -> List.of(root);
    };
  }

  private static void collect(Part part, List<Part> all) {
    all.add(part);
    children(part).forEach(child -> collect(child, all));
  }
}
