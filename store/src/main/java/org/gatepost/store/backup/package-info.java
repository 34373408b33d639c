/// Copies of a data directory: made online, checked when they come back.
///
/// **Enter at** [Backup] and [Restore].
///
/// **Always true**
/// - A copy is one committed state: the database first, then the log up to where that state
///   reaches.
/// - Under its own name a copy is whole; until then it is called `.partial`.
/// - The master key is in it only when asked for. Without the key nobody can read the mail in a
///   copy.
/// - Nothing is restored over anything, and only after every checksum has matched.
@NullMarked
package org.gatepost.store.backup;

import org.jspecify.annotations.NullMarked;
