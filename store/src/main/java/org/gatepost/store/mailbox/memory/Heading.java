package org.gatepost.store.mailbox.memory;

import org.gatepost.store.mailbox.Keywords;

/// What is true of a mailbox as a whole.
///
/// @param modSeq the highest change number of the mailbox
/// @param gone whether the mailbox has been deleted
public record Heading(int uidNext, long modSeq, Keywords keywords, boolean gone) {
  Heading at(long newModSeq) {
    return new Heading(uidNext, newModSeq, keywords, gone);
  }
}
