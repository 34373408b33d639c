package org.gatepost.base.message;

/// How much of a message's structure is read. What lies beyond is kept, but as opaque octets.
///
/// @param headerOctetsMax octets of header text taken into the index, over all parts
/// @param headerFieldsMax header fields read in one header
/// @param nestingMax multiparts and messages inside one another
/// @param partsMax parts in a message, of any kind
/// @param parametersMax parameters of one field
public record MessageLimits(
    int headerOctetsMax, int headerFieldsMax, int nestingMax, int partsMax, int parametersMax) {
  /// Far above what people send, far below what hurts.
  public static final MessageLimits DEFAULT = new MessageLimits(1 << 18, 10_000, 64, 5_000, 128);

  public MessageLimits {
    if (headerOctetsMax < 1
        || headerFieldsMax < 1
        || nestingMax < 1
        || partsMax < 1
        || parametersMax < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }
}
