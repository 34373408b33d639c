package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.Part.Body;
import org.gatepost.base.message.Part.Disposition;
import org.gatepost.base.message.Part.Extent;
import org.gatepost.base.message.Part.Fields;
import org.gatepost.base.message.Part.Parameter;
import org.jspecify.annotations.Nullable;

/// Writes a [MessageIndex] in its compact form; [IndexReader] is its mirror.
///
/// Numbers have seven bits an octet, low ones first. A string is a number n: 0 is null, an odd n
/// the word n/2 of [IndexWords], an even n the n/2-1 octets that follow. Lists have their size
/// first. The envelope's length stands before it, so that the tree can be read alone.
final class IndexWriter {
  /// The first octet of every index.
  static final int VERSION = 1;

  static final int LEAF = 0;
  static final int MULTIPART = 1;
  static final int MESSAGE = 2;

  private byte[] out = new byte[512];
  private int size;

  private IndexWriter() {}

  static byte[] write(MessageIndex index) {
    IndexWriter body = new IndexWriter();
    body.envelope(index.envelope());
    IndexWriter whole = new IndexWriter();
    whole.octet(VERSION);
    whole.number(index.octets());
    whole.number(index.lines());
    whole.number(body.size);
    whole.append(body.out, body.size);
    whole.part(index.root(), 0);
    return Arrays.copyOf(whole.out, whole.size);
  }

  private void envelope(Envelope envelope) {
    string(envelope.date());
    string(envelope.subject());
    mailboxes(envelope.from());
    mailboxes(envelope.sender(), envelope.from());
    mailboxes(envelope.replyTo(), envelope.from());
    mailboxes(envelope.to());
    mailboxes(envelope.cc());
    mailboxes(envelope.bcc());
    string(envelope.inReplyTo());
    string(envelope.messageId());
  }

  /// A list that is the same as `from` is written as 0, any other with its size plus one.
  private void mailboxes(List<Mailbox> mailboxes, List<Mailbox> from) {
    if (mailboxes.equals(from)) {
      number(0);
      return;
    }
    number(mailboxes.size() + 1L);
    mailboxes.forEach(this::mailbox);
  }

  private void mailboxes(List<Mailbox> mailboxes) {
    number(mailboxes.size());
    mailboxes.forEach(this::mailbox);
  }

  private void mailbox(Mailbox mailbox) {
    string(mailbox.name());
    string(mailbox.route());
    string(mailbox.local());
    string(mailbox.host());
  }

  /// A part's offsets are written as distances: from the given place, and from one another.
  private void part(Part part, long from) {
    Extent extent = part.extent();
    number(extent.headerStart() - from);
    number(extent.bodyStart() - extent.headerStart());
    number(extent.end() - extent.bodyStart());
    number(extent.lines());
    fields(part.fields());
    switch (part.body()) {
      case Body.Leaf() -> octet(LEAF);
      case Body.Multipart(List<Part> parts) -> {
        octet(MULTIPART);
        number(parts.size());
        long at = extent.bodyStart();
        for (Part child : parts) {
          part(child, at);
          at = child.extent().end();
        }
      }
      case Body.Message(Envelope envelope, Part root) -> {
        octet(MESSAGE);
        envelope(envelope);
        part(root, extent.bodyStart());
      }
    }
  }

  private void fields(Fields fields) {
    string(fields.type());
    string(fields.subtype());
    parameters(fields.parameters());
    string(fields.id());
    string(fields.description());
    string(fields.encoding());
    string(fields.md5());
    Disposition disposition = fields.disposition();
    string(disposition == null ? null : disposition.type());
    if (disposition != null) {
      parameters(disposition.parameters());
    }
    number(fields.languages().size());
    fields.languages().forEach(this::string);
    string(fields.location());
  }

  private void parameters(List<Parameter> parameters) {
    number(parameters.size());
    for (Parameter parameter : parameters) {
      string(parameter.name());
      string(parameter.value());
    }
  }

  private void string(@Nullable String text) {
    if (text == null) {
      octet(0);
      return;
    }
    int word = IndexWords.number(text);
    if (word >= 0) {
      number(2L * word + 1);
      return;
    }
    number(2L * text.length() + 2);
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    append(octets, octets.length);
  }

  private void number(long number) {
    long rest = number;
    while (rest > 127) {
      octet((int) (rest & 127) | 128);
      rest >>>= 7;
    }
    octet((int) rest);
  }

  private void octet(int octet) {
    grow(1);
    out[size++] = (byte) octet;
  }

  private void append(byte[] octets, int length) {
    grow(length);
    System.arraycopy(octets, 0, out, size, length);
    size += length;
  }

  private void grow(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(2 * out.length, size + more));
    }
  }
}
