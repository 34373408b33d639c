package org.gatepost.server.imap;

import java.io.IOException;
import java.util.Optional;
import org.gatepost.base.message.Envelope;
import org.gatepost.base.message.MessageIndex;
import org.gatepost.base.message.Part;
import org.gatepost.base.message.Slice;
import org.gatepost.server.imap.grammar.Section;
import org.gatepost.store.blob.Content;
import org.gatepost.store.mailbox.Selection;
import org.jspecify.annotations.Nullable;

/// One message while it is answered: its index and its octets, each opened when first asked for.
final class FetchedMessage implements AutoCloseable {
  private final Selection selection;
  private final int uid;
  private final byte[] encoded;
  private @Nullable MessageIndex index;
  private @Nullable Content content;
  private boolean contentTried;

  /// @param encoded its index as stored; empty where the message is gone or it was not asked for
  FetchedMessage(Selection selection, int uid, byte[] encoded) {
    this.selection = selection;
    this.uid = uid;
    this.encoded = encoded;
  }

  Envelope envelope() {
    return index != null ? index.envelope() : MessageIndex.decodeEnvelope(encoded);
  }

  Part root() {
    return index().root();
  }

  MessageIndex index() {
    MessageIndex known = index;
    if (known == null) {
      known = MessageIndex.decode(encoded);
      index = known;
    }
    return known;
  }

  /// Whether the index is at hand.
  boolean isIndexed() {
    return encoded.length > 0;
  }

  /// The octets; nothing where the message has been expunged meanwhile.
  Optional<Content> content() throws IOException {
    if (!contentTried) {
      contentTried = true;
      content = selection.content(uid).orElse(null);
    }
    return Optional.ofNullable(content);
  }

  /// Which octets a section means; nothing where there is no such part.
  Optional<Slice> slice(Section section) throws IOException {
    if (section.path().isEmpty() && section.text() == Section.Whole.ALL) {
      return content().map(octets -> new Slice(0, octets.octets()));
    }
    if (!isIndexed()) {
      return Optional.empty();
    }
    int[] path = section.path().stream().mapToInt(Integer::intValue).toArray();
    return index().slice(meaning(section.text()), path);
  }

  private static MessageIndex.Section meaning(Section.Text text) {
    return switch (text) {
      case Section.Whole whole ->
          switch (whole) {
            case ALL -> MessageIndex.Section.WHOLE;
            case HEADER -> MessageIndex.Section.HEADER;
            case TEXT -> MessageIndex.Section.TEXT;
            case MIME -> MessageIndex.Section.MIME;
          };
      case Section.Fields _ -> MessageIndex.Section.HEADER;
    };
  }

  @Override
  public void close() throws IOException {
    if (content != null) {
      content.close();
    }
  }
}
