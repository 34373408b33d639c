package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatepost.base.message.Part.Body;
import org.gatepost.base.message.Part.Extent;
import org.gatepost.base.message.Part.Fields;
import org.jspecify.annotations.Nullable;

/// A part whose end the scan has not seen yet. Owned by one scan.
final class OpenPart {
  /// What the next octets are to the part.
  enum State {
    /// Its header.
    HEADER,
    /// Octets without structure.
    LEAF,
    /// A multipart whose boundary is looked for.
    MULTIPART,
    /// What follows the last part of a multipart.
    EPILOGUE,
    /// Another message, which is a part of its own on top of this one.
    MESSAGE
  }

  private static final byte[] NONE = {};
  private static final Body LEAF = new Body.Leaf();
  private static final Fields OPAQUE =
      new Fields(
          "application",
          "octet-stream",
          List.of(),
          null,
          null,
          "binary",
          null,
          null,
          List.of(),
          null);

  /// The part around it; null for the message itself.
  final @Nullable OpenPart parent;

  /// How many parts are around it.
  final int depth;

  private final long headerStart;
  private final List<Part> parts = new ArrayList<>();
  private State state = State.HEADER;
  private Fields fields;
  private Envelope envelope = Envelope.EMPTY;
  private Envelope inner = Envelope.EMPTY;
  private byte[] boundary = NONE;
  private long bodyStart;
  private long linesBefore;
  private @Nullable Part closed;

  OpenPart(@Nullable OpenPart parent, long headerStart) {
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.headerStart = headerStart;
    this.fields = OPAQUE;
  }

  State state() {
    return state;
  }

  byte[] boundary() {
    return boundary;
  }

  /// Whether it is a message: the whole one, or the one in a message/rfc822 part.
  boolean isRoot() {
    return parent == null || parent.state == State.MESSAGE;
  }

  boolean isInDigest() {
    return parent != null
        && parent.state == State.MULTIPART
        && parent.fields.subtype().equals("digest");
  }

  /// The header has ended, and with it all that says what the part is.
  void beginBody(HeaderText header, long at, long lines, boolean mayNest) {
    fields = header.fields(isInDigest());
    if (isRoot()) {
      envelope = header.envelope();
    }
    bodyStart = at;
    linesBefore = lines;
    state = State.LEAF;
    if (fields.type().equals("multipart")) {
      beginMultipart(mayNest);
    } else if (isMessage(fields)) {
      if (mayNest && !isEncoded(fields)) {
        state = State.MESSAGE;
      } else {
        fields = retyped(fields, "application", "octet-stream");
      }
    }
  }

  private void beginMultipart(boolean mayNest) {
    String text = Parameters.raw(fields.parameters(), "boundary").orElse("").stripTrailing();
    if (!mayNest) {
      fields = retyped(fields, "application", "octet-stream");
    } else if (!text.isEmpty()) {
      boundary = text.getBytes(StandardCharsets.ISO_8859_1);
      state = State.MULTIPART;
    }
  }

  private static boolean isMessage(Fields fields) {
    return fields.type().equals("message")
        && (fields.subtype().equals("rfc822") || fields.subtype().equals("global"));
  }

  /// RFC 2046, 5.2.1 forbids it: the message can't be read where it lies.
  private static boolean isEncoded(Fields fields) {
    return switch (fields.encoding()) {
      case "base64", "quoted-printable", "x-uuencode", "uuencode", "x-uue" -> true;
      default -> false;
    };
  }

  /// All that follows is one body of octets.
  void beginOpaque(long at, long lines) {
    bodyStart = at;
    linesBefore = lines;
    state = State.LEAF;
  }

  /// The multipart's last boundary was seen.
  void beginEpilogue() {
    state = State.EPILOGUE;
  }

  /// Whether the line behind its two dashes is the multipart's boundary. RFC 2046, 5.1.1: what
  /// follows it on its line doesn't matter, but `--abc` is no boundary `ab`.
  boolean isBoundary(byte[] line, int from, int to) {
    int behind = from + boundary.length;
    return state == State.MULTIPART
        && behind <= to
        && Arrays.equals(line, from, behind, boundary, 0, boundary.length)
        && (behind == to
            || line[behind] == ' '
            || line[behind] == '\t'
            || behind + 1 < to && line[behind] == '-' && line[behind + 1] == '-');
  }

  /// The end that holds all that was found inside.
  long end(long wanted) {
    long inner = parts.isEmpty() ? bodyStart : parts.getLast().extent().end();
    return Math.max(wanted, inner);
  }

  /// The part is over and goes to its parent.
  ///
  /// @param lines line ends before its end
  void close(long end, long lines) {
    Extent extent = new Extent(headerStart, bodyStart, end, lines - linesBefore);
    Part part = new Part(finalFields(), extent, body());
    closed = part;
    if (parent != null) {
      parent.parts.add(part);
      parent.inner = envelope;
    }
  }

  /// What it was, once it is closed.
  Part closed() {
    return Objects.requireNonNull(closed);
  }

  /// What the message's header says, where this is a message.
  Envelope envelope() {
    return envelope;
  }

  private Body body() {
    if (parts.isEmpty()) {
      return LEAF;
    }
    return state == State.MESSAGE
        ? new Body.Message(inner, parts.getFirst())
        : new Body.Multipart(parts);
  }

  /// A multipart without a part is what RFC 2045, 5.2 makes of a type that can't be right.
  private Fields finalFields() {
    return parts.isEmpty() && fields.type().equals("multipart")
        ? retyped(fields, "text", "plain")
        : fields;
  }

  private static Fields retyped(Fields fields, String type, String subtype) {
    return new Fields(
        type,
        subtype,
        fields.parameters(),
        fields.id(),
        fields.description(),
        fields.encoding(),
        fields.md5(),
        fields.disposition(),
        fields.languages(),
        fields.location());
  }
}
