package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.gatepost.base.message.HeaderFields;
import org.gatepost.base.message.Part;
import org.gatepost.base.message.Slice;
import org.gatepost.base.message.coding.TransferDecoding;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.SectionText;
import org.gatepost.server.imap.grammar.FetchItem;
import org.gatepost.server.imap.grammar.Section;
import org.gatepost.server.imap.grammar.Section.Partial;
import org.gatepost.store.blob.Content;

/// Prints what of a message is octets: BODY[...] and BINARY[...] (RFC 9051, 6.4.5; RFC 3516, 4).
///
/// Whatever can fail is tried before the item's first octet is printed; large content then passes
/// through a piece at a time.
final class FetchedContent {
  /// Header octets that are looked through for single fields at most.
  static final int HEADER_OCTETS_MAX = 4 << 20;

  /// What could not be told of an item.
  enum Told {
    WHOLE,
    /// There is no such part, or the message is gone: NIL.
    NIL,
    /// The part's encoding is none we know (RFC 3516, 4.3).
    UNKNOWN_ENCODING
  }

  private static final byte[] CRLF = "\r\n".getBytes(US_ASCII);

  private final Printer out;

  FetchedContent(Printer out) {
    this.out = out;
  }

  Told content(FetchedMessage message, FetchItem.Content item) throws IOException {
    Optional<Content> octets = message.content();
    Optional<Slice> slice = message.slice(item.section());
    boolean there = octets.isPresent() && slice.isPresent();
    byte[] fields =
        there && item.section().text() instanceof Section.Fields wanted
            ? fields(octets.get(), slice.get(), wanted)
            : CRLF;
    label(item);
    if (!there) {
      out.nil();
      return Told.NIL;
    }
    if (item.section().text() instanceof Section.Fields) {
      Slice part = cut(new Slice(0, fields.length), item.partial());
      out.literal(part.octets()).raw(fields, (int) part.from(), (int) part.octets());
    } else {
      Slice part = cut(slice.get(), item.partial());
      out.literal(part.octets());
      octets.get().slice(part.from(), part.to(), out.rawStream());
    }
    return Told.WHOLE;
  }

  private void label(FetchItem.Content item) throws IOException {
    switch (item.form()) {
      case BODY -> {
        out.ascii("BODY");
        SectionText.print(item.section(), item.partial(), out);
      }
      case RFC822 -> out.ascii("RFC822");
      case RFC822_HEADER -> out.ascii("RFC822.HEADER");
      case RFC822_TEXT -> out.ascii("RFC822.TEXT");
    }
    out.sp();
  }

  /// The header's fields of these names, or all others, and the empty line.
  private static byte[] fields(Content octets, Slice header, Section.Fields wanted)
      throws IOException {
    long to = Math.min(header.to(), header.from() + HEADER_OCTETS_MAX);
    byte[] all = octets.bytes(header.from(), to);
    ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
    for (HeaderFields.Field field : HeaderFields.of(all)) {
      if (wanted.names().stream().anyMatch(field::isNamed) != wanted.except()) {
        kept.write(all, field.from(), field.to() - field.from());
        if (all[field.to() - 1] != '\n') {
          kept.writeBytes(CRLF);
        }
      }
    }
    kept.writeBytes(CRLF);
    return kept.toByteArray();
  }

  Told binary(FetchedMessage message, FetchItem.Binary item) throws IOException {
    Decoded decoded = new Decoded(message, item.section());
    Told told = decoded.measure(item.partial());
    out.ascii("BINARY");
    SectionText.print(item.section(), item.partial(), out);
    out.sp();
    if (told != Told.WHOLE) {
      out.nil();
      return told;
    }
    Slice part = cut(new Slice(0, decoded.octets), item.partial());
    if (decoded.hasNul) {
      out.literal8(part.octets());
    } else {
      out.literal(part.octets());
    }
    decoded.send(part, out.rawStream());
    return told;
  }

  Told binarySize(FetchedMessage message, FetchItem.BinarySize item) throws IOException {
    Decoded decoded = new Decoded(message, item.section());
    Told told = decoded.measure(Partial.WHOLE);
    out.ascii("BINARY.SIZE");
    SectionText.print(item.section(), Partial.WHOLE, out);
    // The size is a number and has no NIL; a part that is not there has no octets.
    out.sp().number(told == Told.WHOLE ? decoded.octets : 0);
    return told;
  }

  private static Slice cut(Slice whole, Partial partial) {
    long from = Math.min(whole.octets(), partial.from());
    long length = Math.min(whole.octets() - from, partial.length());
    return new Slice(whole.from() + from, whole.from() + from + length);
  }

  /// A part without its transfer encoding. It is decoded twice: once to be measured, for a literal
  /// says its length first, and once to be sent.
  private static final class Decoded {
    private final FetchedMessage message;
    private final Section section;
    private String encoding = "binary";
    private long octets;
    private boolean hasNul;

    private Decoded(FetchedMessage message, Section section) {
      this.message = message;
      this.section = section;
    }

    private Told measure(Partial partial) throws IOException {
      if (message.content().isEmpty() || message.slice(section).isEmpty()) {
        return Told.NIL;
      }
      int[] path = section.path().stream().mapToInt(Integer::intValue).toArray();
      encoding =
          path.length == 0
              ? "binary"
              : message.index().part(path).map(part -> encoding(part)).orElse("binary");
      if (TransferDecoding.of(encoding, (_, _, _) -> {}).isEmpty()) {
        return Told.UNKNOWN_ENCODING;
      }
      decode(
          (piece, from, length) -> {
            for (int i = 0; i < length && !hasNul; i++) {
              long at = octets + i;
              hasNul =
                  piece[from + i] == 0
                      && at >= partial.from()
                      && at - partial.from() < partial.length();
            }
            octets += length;
          });
      return Told.WHOLE;
    }

    /// A part that holds parts has nothing to undo (RFC 2045, 6.4).
    private static String encoding(Part part) {
      return part.body() instanceof Part.Body.Leaf ? part.fields().encoding() : "binary";
    }

    private void send(Slice part, OutputStream to) throws IOException {
      long[] at = {0};
      decode(
          (piece, from, length) -> {
            long first = Math.max(part.from(), at[0]);
            long last = Math.min(part.to(), at[0] + length);
            if (first < last) {
              to.write(piece, from + (int) (first - at[0]), (int) (last - first));
            }
            at[0] += length;
          });
    }

    private void decode(TransferDecoding.Sink sink) throws IOException {
      Optional<Content> content = message.content();
      Optional<Slice> slice = message.slice(section);
      Optional<TransferDecoding> decoding = TransferDecoding.of(encoding, sink);
      if (content.isPresent() && slice.isPresent() && decoding.isPresent()) {
        content.get().slice(slice.get().from(), slice.get().to(), into(decoding.get()));
        decoding.get().finish();
      }
    }

    private static OutputStream into(TransferDecoding decoding) {
      return new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
          decoding.accept(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
          decoding.accept(octets, from, length);
        }
      };
    }
  }
}
