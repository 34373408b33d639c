package org.gatepost.store.mailbox;

/// What happened to a mailbox since its session last asked; to be told in this order: expunged,
/// then the new count, then changed flags by the numbers that hold after both.
///
/// @param expungedSequences in the order to announce, highest first, so that each number is right
///   when it is said
/// @param expunged the same messages by UID, for VANISHED (RFC 7162, 3.2.10)
/// @param count messages in the view now
/// @param grown whether `count` must be told: new messages came in
/// @param recent messages that are recent to this session
/// @param changed rows whose flags are not those last told, by number after the expunges; new
///   messages are not among them
/// @param newKeywords whether the mailbox has keywords it did not have
/// @param deleted whether the mailbox itself is gone: the session should say BYE or treat every
///   message as gone
public record Updates(
    int[] expungedSequences,
    UidSet expunged,
    int count,
    boolean grown,
    int recent,
    int[] changed,
    boolean newKeywords,
    boolean deleted) {
  /// Whether there is nothing to tell.
  public boolean isEmpty() {
    return expungedSequences.length == 0
        && !grown
        && changed.length == 0
        && !newKeywords
        && !deleted;
  }
}
