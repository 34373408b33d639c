package org.gatepost.store.blob;

/// How a record was found by someone who looks it up without its key.
public enum Check {
  /// As it was written.
  GOOD,
  /// Its segment is not there.
  NO_SEGMENT,
  /// The segment ends before it does.
  CUT_SHORT,
  /// No record starts there, or one of another length.
  NO_RECORD,
  /// It belongs to another account.
  OTHER_ACCOUNT,
  /// Its checksum does not match.
  ALTERED
}
