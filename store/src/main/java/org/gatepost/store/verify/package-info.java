/// Proves that a store is whole, or says what is not.
///
/// **Enter at** [StoreVerification]. It reads a running store and changes nothing.
///
/// **Always true**
/// - Each account is looked at in one snapshot, so that its counters can be compared with its rows
///   while mail comes in.
/// - Every record is read, its checksum compared, opened with its account's key and measured.
/// - Octets in the log that no row refers to are counted, not complained of: a crash leaves some.
@NullMarked
package org.gatepost.store.verify;

import org.jspecify.annotations.NullMarked;
