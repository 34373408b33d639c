package org.gatepost.store;

/// What a compaction did.
///
/// @param records moved out of segments that were mostly dead
/// @param segments given up; their files go with the next compaction
/// @param files removed, of segments given up before or never used
public record Compacted(int records, int segments, int files) {}
