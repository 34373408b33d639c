package org.gatepost.base.message;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.gatepost.base.message.Part.Body;
import org.gatepost.base.message.coding.Charsets;
import org.gatepost.base.message.coding.TransferDecoding;

/// The text in a message as a person reads it: transfer encodings undone, charsets applied, the
/// tags of HTML left out.
public final class PartText {
  private PartText() {}

  /// Where the octets of a message come from.
  @FunctionalInterface
  public interface Source {
    /// The octets of this slice.
    byte[] octets(Slice slice) throws IOException;
  }

  /// Whether the part's body is text to be read or searched.
  public static boolean isText(Part part) {
    return part.body() instanceof Body.Leaf
        && switch (part.type()) {
          case "text" -> true;
          case "message" -> !part.subtype().equals("partial");
          default -> false;
        };
  }

  /// The text of a part whose body is given as it stands in the message.
  public static String of(Part part, byte[] body) {
    byte[] octets = TransferDecoding.decode(part.fields().encoding(), body);
    String charset = Parameters.decoded(part.fields().parameters(), "charset").orElse("");
    return Charsets.decode(octets, charset);
  }

  /// The same, as a person sees it: HTML without its tags, scripts and styles.
  public static String visible(Part part, byte[] body) {
    String text = of(part, body);
    return isHtml(part) ? Markup.visible(text) : text;
  }

  private static boolean isHtml(Part part) {
    return part.type().equals("text") && part.subtype().equals("html");
  }

  /// A header's fields, unfolded, with encoded-words decoded, a line each.
  public static String ofHeader(byte[] header) {
    StringBuilder out = new StringBuilder(header.length);
    for (HeaderFields.Field field : HeaderFields.of(header)) {
      out.append(field.name()).append(": ").append(field.text()).append("\r\n");
    }
    return out.toString();
  }

  /// Hands over every text in the body of this part, in order: text parts as they are seen, and the
  /// headers of messages inside. Only the octets of those are read.
  ///
  /// @throws IOException whatever the source throws
  public static void forEach(Part part, Source source, Consumer<String> reader) throws IOException {
    switch (part.body()) {
      case Body.Leaf() -> {
        if (isText(part)) {
          reader.accept(visible(part, source.octets(part.bodySlice())));
        }
      }
      case Body.Multipart(List<Part> parts) -> {
        for (Part child : parts) {
          forEach(child, source, reader);
        }
      }
      case Body.Message(_, Part root) -> {
        reader.accept(ofHeader(source.octets(root.header())));
        forEach(root, source, reader);
      }
    }
  }
}
