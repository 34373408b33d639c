/// Tells watchers what was committed.
///
/// **Enter at** [Changes]: watch one mailbox, or all of an account's.
///
/// **Always true**
/// - A watcher hears of a change after it is committed and after memory shows it.
/// - It is called by the thread that commits, so it must not wait; all it may do is wake someone.
/// - A change of one mailbox wakes the watchers of that mailbox and of its account, and no others.
@NullMarked
package org.gatepost.store.change;

import org.jspecify.annotations.NullMarked;
