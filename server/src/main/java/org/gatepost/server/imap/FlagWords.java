package org.gatepost.server.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.store.mailbox.Flags;
import org.gatepost.store.mailbox.Keywords;

/// Flags as IMAP spells them.
final class FlagWords {
  /// In the order of their bits.
  private static final List<String> SYSTEM =
      List.of("\\Seen", "\\Answered", "\\Flagged", "\\Deleted", "\\Draft", "\\Recent");

  /// Every mix of system flags, spelled, by its bits.
  private static final String[] MIXES = mixes();

  private FlagWords() {}

  /// `(\Seen $Forwarded)`.
  ///
  /// @param flags without [Flags#RECENT] where the client speaks IMAP4rev2
  static void print(Printer out, long flags, Keywords keywords) throws IOException {
    long system = flags & MIXES.length - 1;
    out.octet('(').ascii(MIXES[(int) system]);
    boolean first = system == 0;
    for (long rest = flags & -MIXES.length; rest != 0; rest &= rest - 1) {
      int index = Long.numberOfTrailingZeros(rest) - Flags.KEYWORD_SHIFT;
      if (!first) {
        out.sp();
      }
      out.ascii(keywords.names().get(index));
      first = false;
    }
    out.octet(')');
  }

  /// The flags that messages of a mailbox can have.
  static List<String> defined(Keywords keywords) {
    List<String> words = new ArrayList<>(SYSTEM.subList(0, SYSTEM.size() - 1));
    words.addAll(keywords.names());
    return words;
  }

  /// What PERMANENTFLAGS says: what a client may set, with `\*` while there is room for more
  /// keywords.
  static List<String> permanent(Keywords keywords, boolean readOnly) {
    if (readOnly) {
      return List.of();
    }
    List<String> words = defined(keywords);
    if (keywords.names().size() < Flags.KEYWORDS_MAX) {
      words.add("\\*");
    }
    return words;
  }

  private static String[] mixes() {
    String[] mixes = new String[1 << SYSTEM.size()];
    for (int bits = 0; bits < mixes.length; bits++) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < SYSTEM.size(); i++) {
        if ((bits & 1 << i) != 0) {
          words.add(SYSTEM.get(i));
        }
      }
      mixes[bits] = String.join(" ", words);
    }
    return mixes;
  }
}
