package org.gatepost.server.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gatepost.base.message.Envelope;
import org.gatepost.base.message.HeaderFields;
import org.gatepost.base.message.PartText;
import org.gatepost.base.message.Slice;
import org.gatepost.base.message.coding.Charsets;
import org.gatepost.base.message.coding.EncodedWords;
import org.gatepost.store.blob.Content;
import org.jspecify.annotations.Nullable;

/// A message that SEARCH looks at: first its row, then its index, at last its octets. Texts are
/// folded once, however many keys ask for them.
final class SearchedMessage {
  /// How much of the message is at hand.
  enum Depth {
    ROW,
    INDEX,
    CONTENT
  }

  /// Octets of one part's body that are looked through at most; 8 MiB is far above what is written.
  static final int PART_OCTETS_MAX = 8 << 20;

  /// Octets of all bodies of a message that are looked through at most.
  static final int MESSAGE_OCTETS_MAX = 16 << 20;

  /// Characters of a message's texts that are kept folded at most: folding makes some eighteen of
  /// one.
  static final int FOLDED_MAX = 16 << 20;

  private static final int FOLDED_AT_ONCE = 64 << 10;

  private final Rows rows;
  private final int at;
  private final Depth depth;
  private final @Nullable FetchedMessage message;
  private @Nullable String header;
  private @Nullable String body;

  private SearchedMessage(Rows rows, int at, Depth depth, @Nullable FetchedMessage message) {
    this.rows = rows;
    this.at = at;
    this.depth = depth;
    this.message = message;
  }

  static SearchedMessage row(Rows rows, int at) {
    return new SearchedMessage(rows, at, Depth.ROW, null);
  }

  static SearchedMessage opened(Rows rows, int at, Depth depth, FetchedMessage message) {
    return new SearchedMessage(rows, at, depth, message);
  }

  boolean has(Depth wanted) {
    return depth.compareTo(wanted) >= 0;
  }

  int uid() {
    return rows.uid(at);
  }

  long flags() {
    return rows.flags(at);
  }

  long modSeq() {
    return rows.modSeq(at);
  }

  int octets() {
    return rows.octets(at);
  }

  /// Days since 1970.
  long day() {
    return Math.floorDiv(rows.date(at), 86_400L);
  }

  Envelope envelope() {
    return opened().envelope();
  }

  /// A header text of the envelope, folded; empty where there is none.
  static String folded(@Nullable String octets) {
    return octets == null ? "" : Folding.fold(EncodedWords.decode(octets));
  }

  /// Addresses as a person reads them, folded: names, and `local@host`.
  static String folded(List<Envelope.Mailbox> mailboxes) {
    StringBuilder all = new StringBuilder();
    for (Envelope.Mailbox mailbox : mailboxes) {
      if (mailbox.name() != null) {
        all.append(EncodedWords.decode(mailbox.name())).append(' ');
      }
      if (mailbox.local() != null) {
        all.append('<').append(Charsets.guess(mailbox.local()));
        if (mailbox.host() != null) {
          all.append('@').append(Charsets.guess(mailbox.host()));
        }
        all.append("> ");
      }
    }
    return Folding.fold(all.toString());
  }

  /// Whether a field of this name has the text; any field of the name does where the text is empty.
  boolean hasField(String name, Wanted wanted) {
    for (HeaderFields.Field field :
        HeaderFields.of(octets(opened().root().header(), PART_OCTETS_MAX))) {
      if (field.isNamed(name) && wanted.isIn(Folding.fold(field.text()))) {
        return true;
      }
    }
    return false;
  }

  /// The header as a person reads it, folded.
  String header() {
    String known = header;
    if (known == null) {
      known = Folding.fold(PartText.ofHeader(octets(opened().root().header(), PART_OCTETS_MAX)));
      header = known;
    }
    return known;
  }

  /// All texts in the body as a person reads them, folded.
  String body() {
    String known = body;
    if (known == null) {
      known = readable();
      body = known;
    }
    return known;
  }

  private String readable() {
    StringBuilder all = new StringBuilder();
    PartText.Source source =
        new PartText.Source() {
          private int left = MESSAGE_OCTETS_MAX;

          @Override
          public byte[] octets(Slice slice) {
            byte[] octets =
                SearchedMessage.this.octets(
                    slice, all.length() < FOLDED_MAX ? Math.min(left, PART_OCTETS_MAX) : 0);
            left -= octets.length;
            return octets;
          }
        };
    try {
      PartText.forEach(opened().root(), source, text -> fold(text, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }

  private static void fold(String text, StringBuilder all) {
    for (int from = 0; from < text.length() && all.length() < FOLDED_MAX; ) {
      int to = Math.min(text.length(), from + FOLDED_AT_ONCE);
      to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
      all.append(Folding.fold(text.substring(from, to)));
      from = to;
    }
    all.append('\n');
  }

  private byte[] octets(Slice slice, int most) {
    try {
      Content content = opened().content().orElse(null);
      long to = Math.min(slice.to(), slice.from() + most);
      return content == null ? new byte[0] : content.bytes(slice.from(), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FetchedMessage opened() {
    if (message == null) {
      throw new IllegalStateException("not at hand yet");
    }
    return message;
  }
}
