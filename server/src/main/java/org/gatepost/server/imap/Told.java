package org.gatepost.server.imap;

import org.gatepost.store.mailbox.UidSet;

/// A change of flags that the session made itself and has answered, or will: it is not news to its
/// client.
record Told(UidSet uids, long modSeq) {
  static final Told NOTHING = new Told(UidSet.EMPTY, -1);

  /// Whether the row shows that change and no later one.
  boolean covers(Announcing.Row row) {
    return row.modSeq() == modSeq && uids.contains(row.uid());
  }
}
