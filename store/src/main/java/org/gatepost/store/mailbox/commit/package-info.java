/// What is done to mailboxes, each deed one class: applied within a transaction, published after
/// it.
///
/// **Enter at** [Commits]; it takes a [Work] such as [Appending] to the ledger.
///
/// **Always true**
/// - A work touches nothing but its transaction; what memory must learn it hands to [Publications],
///   and memory learns it only once it is committed.
/// - Each work makes one change number an account, and gives it to all that it changes there.
///
/// Reads: RFC 9051 section 6.3 and 6.4, RFC 6851, RFC 7162.
@NullMarked
package org.gatepost.store.mailbox.commit;

import org.jspecify.annotations.NullMarked;
