package org.gatepost.base.message.coding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// Undoes a Content-Transfer-Encoding (RFC 2045, 6) as octets arrive, cut anywhere. What is broken
/// is decoded as far as it can be. For one thread.
public abstract sealed class TransferDecoding
    permits Identity, Base64Decoding, QuotedDecoding, UuDecoding {
  private final Sink sink;
  private final byte[] out = new byte[4096];
  private int size;

  TransferDecoding(Sink sink) {
    this.sink = sink;
  }

  /// Where the decoded octets go.
  @FunctionalInterface
  public interface Sink {
    /// Takes octets; the array is used again afterwards.
    void take(byte[] octets, int from, int length) throws IOException;
  }

  /// The decoding of this name, in any case; nothing where the name is unknown (IMAP: UNKNOWN-CTE).
  public static Optional<TransferDecoding> of(String encoding, Sink sink) {
    return switch (Ascii.lower(encoding).strip()) {
      case "", "7bit", "8bit", "binary" -> Optional.of(new Identity(sink));
      case "base64" -> Optional.of(new Base64Decoding(sink));
      case "quoted-printable" -> Optional.of(new QuotedDecoding(sink));
      case "x-uuencode", "uuencode", "x-uue" -> Optional.of(new UuDecoding(sink));
      default -> Optional.empty();
    };
  }

  /// All of a body that is at hand, decoded; as it stands where the encoding is unknown.
  public static byte[] decode(String encoding, byte[] octets) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    TransferDecoding decoding =
        of(encoding, decoded::write).orElseGet(() -> new Identity(decoded::write));
    try {
      decoding.accept(octets, 0, octets.length);
      decoding.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return decoded.toByteArray();
  }

  /// Takes the next encoded octets.
  ///
  /// @throws IOException whatever the sink throws
  public void accept(byte[] octets, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, octets.length);
    for (int i = from; i < from + length; i++) {
      next(octets[i]);
    }
  }

  /// The body has ended; what was held back goes to the sink.
  ///
  /// @throws IOException whatever the sink throws
  public void finish() throws IOException {
    end();
    flush();
  }

  /// Takes one encoded octet.
  abstract void next(byte octet) throws IOException;

  /// Gives what is still owed.
  abstract void end() throws IOException;

  final void emit(int octet) throws IOException {
    if (size == out.length) {
      flush();
    }
    out[size++] = (byte) octet;
  }

  final void pass(byte[] octets, int from, int length) throws IOException {
    flush();
    sink.take(octets, from, length);
  }

  private void flush() throws IOException {
    if (size > 0) {
      sink.take(out, 0, size);
      size = 0;
    }
  }
}
