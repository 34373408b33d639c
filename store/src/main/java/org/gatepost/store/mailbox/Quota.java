package org.gatepost.store.mailbox;

/// How much of what it may hold an account holds. Copies count in full.
///
/// @param octetsMax 0 where there is no limit
/// @param messagesMax 0 where there is no limit
public record Quota(long octets, long octetsMax, long messages, long messagesMax) {
  /// Whether it could take a message of this size as well.
  public boolean hasRoomFor(long messageOctets) {
    return hasRoomFor(1, messageOctets);
  }

  /// Whether it could take so many messages of this size together.
  public boolean hasRoomFor(long count, long sum) {
    return (octetsMax == 0 || octets + sum <= octetsMax)
        && (messagesMax == 0 || messages + count <= messagesMax);
  }
}
