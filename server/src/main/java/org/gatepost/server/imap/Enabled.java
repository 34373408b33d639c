package org.gatepost.server.imap;

/// What the client has switched on with ENABLE, or by using it (RFC 5161; RFC 7162, 3.1).
///
/// @param rev2 IMAP4rev2: no RECENT, no UNSEEN at SELECT, names in UTF-8
/// @param utf8 UTF8=ACCEPT (RFC 6855)
/// @param condstore FETCH responses tell change numbers
/// @param qresync VANISHED in place of EXPUNGE
record Enabled(boolean rev2, boolean utf8, boolean condstore, boolean qresync) {
  static final Enabled NOTHING = new Enabled(false, false, false, false);

  Enabled withRev2() {
    return new Enabled(true, utf8, condstore, qresync);
  }

  Enabled withUtf8() {
    return new Enabled(rev2, true, condstore, qresync);
  }

  Enabled withCondstore() {
    return new Enabled(rev2, utf8, true, qresync);
  }

  /// Change numbers come with it (RFC 7162, 3.2.3).
  Enabled withQresync() {
    return new Enabled(rev2, utf8, true, true);
  }

  /// Whether mailbox names and quoted strings are UTF-8 in both directions.
  boolean speaksUtf8() {
    return rev2 || utf8;
  }

  /// Whether a FETCH response that nobody asked for names the UID (RFC 9051, 7.5.2; RFC 7162,
  /// 3.2.4).
  boolean tellsUids() {
    return rev2 || qresync;
  }
}
