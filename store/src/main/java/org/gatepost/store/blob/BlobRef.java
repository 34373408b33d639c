package org.gatepost.store.blob;

/// Where a sealed record lies.
///
/// Compaction moves records: read a reference in the transaction or snapshot that uses it, and
/// don't keep it.
///
/// @param segment number of the segment
/// @param offset where its frame starts in the segment
/// @param storedLength octets of the whole record there
/// @param octets length of what it holds, opened
public record BlobRef(int segment, long offset, int storedLength, long octets) {}
