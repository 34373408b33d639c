/// Mailboxes in memory: pure values, and the set of those that are loaded.
///
/// **Enter at** [LoadedMailboxes]; a session looks at a [Loaded] through a [Cursor].
///
/// **Always true**
/// - A [View] never changes. The next one shares every chunk of columns that a [MailboxEvent] left
///   alone, so what two of them differ in is found without reading the rest.
/// - Events are applied by the thread that commits, in the order of commits; views are read by
///   anyone.
/// - A mailbox is registered before its rows are read, so no commit falls between.
@NullMarked
package org.gatepost.store.mailbox.memory;

import org.jspecify.annotations.NullMarked;
