package org.gatepost.store.mailbox;

/// Takes what is in memory of a message, one message a call.
@FunctionalInterface
public interface RowSink {
  /// The next message.
  ///
  /// @param sequence its number in the session's view
  /// @param flags bits of [Flags] and of the mailbox's [Keywords]
  /// @param octets its size
  /// @param internalDate seconds since 1970
  void row(int sequence, int uid, long flags, long modSeq, int octets, long internalDate);
}
