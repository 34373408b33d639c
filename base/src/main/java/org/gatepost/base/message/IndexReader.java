package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.Part.Body;
import org.gatepost.base.message.Part.Disposition;
import org.gatepost.base.message.Part.Extent;
import org.gatepost.base.message.Part.Fields;
import org.gatepost.base.message.Part.Parameter;
import org.jspecify.annotations.Nullable;

/// Reads what [IndexWriter] wrote.
final class IndexReader {
  private final byte[] in;
  private int at;

  private IndexReader(byte[] in) {
    this.in = in;
    if (in.length == 0 || in[at++] != IndexWriter.VERSION) {
      throw unreadable();
    }
  }

  static MessageIndex index(byte[] encoded) {
    IndexReader reader = new IndexReader(encoded);
    long octets = reader.number();
    long lines = reader.number();
    reader.number();
    Envelope envelope = reader.envelope();
    return new MessageIndex(envelope, reader.part(0), octets, lines);
  }

  static Envelope envelope(byte[] encoded) {
    IndexReader reader = new IndexReader(encoded);
    reader.number();
    reader.number();
    reader.number();
    return reader.envelope();
  }

  static Part root(byte[] encoded) {
    IndexReader reader = new IndexReader(encoded);
    reader.number();
    reader.number();
    int envelopeOctets = reader.size();
    reader.at += envelopeOctets;
    return reader.part(0);
  }

  private Envelope envelope() {
    String date = string();
    String subject = string();
    List<Mailbox> from = mailboxes(size());
    return new Envelope(
        date,
        subject,
        from,
        mailboxesLike(from),
        mailboxesLike(from),
        mailboxes(size()),
        mailboxes(size()),
        mailboxes(size()),
        string(),
        string());
  }

  private List<Mailbox> mailboxesLike(List<Mailbox> from) {
    int size = size();
    return size == 0 ? from : mailboxes(size - 1);
  }

  private List<Mailbox> mailboxes(int size) {
    if (size == 0) {
      return List.of();
    }
    Mailbox first = new Mailbox(string(), string(), string(), string());
    if (size == 1) {
      return List.of(first);
    }
    List<Mailbox> mailboxes = new ArrayList<>(size);
    mailboxes.add(first);
    for (int i = 1; i < size; i++) {
      mailboxes.add(new Mailbox(string(), string(), string(), string()));
    }
    return mailboxes;
  }

  private Part part(long from) {
    long headerStart = from + number();
    long bodyStart = headerStart + number();
    long end = bodyStart + number();
    Extent extent = new Extent(headerStart, bodyStart, end, number());
    Fields fields = fields();
    return switch (octet()) {
      case IndexWriter.LEAF -> new Part(fields, extent, LEAF);
      case IndexWriter.MULTIPART -> {
        int size = size();
        List<Part> parts = new ArrayList<>(size);
        long at = bodyStart;
        for (int i = 0; i < size; i++) {
          Part child = part(at);
          parts.add(child);
          at = child.extent().end();
        }
        yield new Part(fields, extent, new Body.Multipart(parts));
      }
      case IndexWriter.MESSAGE ->
          new Part(fields, extent, new Body.Message(envelope(), part(bodyStart)));
      default -> throw unreadable();
    };
  }

  private static final Body LEAF = new Body.Leaf();

  private Fields fields() {
    return new Fields(
        word(),
        word(),
        parameters(),
        string(),
        string(),
        word(),
        string(),
        disposition(),
        languages(),
        string());
  }

  private @Nullable Disposition disposition() {
    String type = string();
    return type == null ? null : new Disposition(type, parameters());
  }

  private List<String> languages() {
    int size = size();
    if (size == 0) {
      return List.of();
    }
    List<String> languages = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      languages.add(word());
    }
    return languages;
  }

  private List<Parameter> parameters() {
    int size = size();
    if (size == 0) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      parameters.add(new Parameter(word(), word()));
    }
    return parameters;
  }

  private String word() {
    String word = string();
    if (word == null) {
      throw unreadable();
    }
    return word;
  }

  private @Nullable String string() {
    int n = size();
    if (n == 0) {
      return null;
    }
    if ((n & 1) == 1) {
      return IndexWords.word(n >> 1);
    }
    int length = (n >> 1) - 1;
    if (length > in.length - at) {
      throw unreadable();
    }
    String text = new String(in, at, length, StandardCharsets.ISO_8859_1);
    at += length;
    return text;
  }

  /// A number that can be no larger than there are octets left, but for a factor of two.
  private int size() {
    long size = number();
    if (size > 2L * in.length + IndexWords.COUNT * 2L) {
      throw unreadable();
    }
    return (int) size;
  }

  private long number() {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int octet = octet();
      number |= (long) (octet & 127) << shift;
      if (octet < 128) {
        return number;
      }
    }
    throw unreadable();
  }

  private int octet() {
    if (at >= in.length) {
      throw unreadable();
    }
    return in[at++] & 255;
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("not a message index of a known version");
  }
}
