/// The floor that remembers: accounts, mailboxes and messages in one data directory.
///
/// **Enter at** [Store#open].
///
/// **Always true**
/// - One process has a data directory open at a time.
/// - What was acknowledged is on the disk.
@NullMarked
package org.gatepost.store;

import org.jspecify.annotations.NullMarked;
