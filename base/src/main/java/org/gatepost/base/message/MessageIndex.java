package org.gatepost.base.message;

import java.util.Optional;

/// All that is remembered of a message's shape: what IMAP asks for without reading the message.
///
/// @param octets length of the whole message
/// @param lines line ends in the whole message
public record MessageIndex(Envelope envelope, Part root, long octets, long lines) {

  /// What of a part is meant (RFC 9051, 6.4.5.1).
  public enum Section {
    /// `BODY[]` or `BODY[n]`: the whole message, or a part's body.
    WHOLE,
    /// `HEADER`: of the message, or of the message inside a message/rfc822 part.
    HEADER,
    /// `TEXT`: the body of the message, or of the message inside a message/rfc822 part.
    TEXT,
    /// `MIME`: a part's own header. Only with part numbers.
    MIME
  }

  /// The compact form: a version, sizes, the envelope, the tree.
  public byte[] encode() {
    return IndexWriter.write(this);
  }

  /// Reads back what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException where the bytes are not an index of a known version
  public static MessageIndex decode(byte[] encoded) {
    return IndexReader.index(encoded);
  }

  /// Reads the envelope alone, which costs less than the tree.
  ///
  /// @throws IllegalArgumentException where the bytes are not an index of a known version
  public static Envelope decodeEnvelope(byte[] encoded) {
    return IndexReader.envelope(encoded);
  }

  /// Reads the tree alone.
  ///
  /// @throws IllegalArgumentException where the bytes are not an index of a known version
  public static Part decodeRoot(byte[] encoded) {
    return IndexReader.root(encoded);
  }

  /// The part that IMAP calls by these numbers; the message itself by none. A message that is no
  /// multipart has one part, number 1: its body.
  public Optional<Part> part(int... numbers) {
    return root.part(numbers);
  }

  /// The octets that `BODY[numbers.section]` means, or nothing where there is no such part.
  public Optional<Slice> slice(Section section, int... numbers) {
    return root.slice(section, octets, numbers);
  }
}
