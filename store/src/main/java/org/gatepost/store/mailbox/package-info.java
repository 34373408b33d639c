/// Mailboxes: their names, their messages, flags, UIDs and change numbers.
///
/// **Enter at** [Mailboxes]; it hands out a [Selection] to a session that opens a mailbox.
///
/// **Always true**
/// - UIDs and change numbers are given in the order of commit; a UID is never given twice, a
///   UIDVALIDITY never to two mailboxes of an account.
/// - A mailbox in use is in memory once, as immutable columns that all its sessions share; what a
///   session owns is a cursor and the messages it has not yet been told are gone.
/// - Counters in the mailbox's row change in the same transaction as the messages.
///
/// Reads: RFC 9051, 3501 (\Recent), 4315, 6154, 6851, 7162, 8474, 8514.
@NullMarked
package org.gatepost.store.mailbox;

import org.jspecify.annotations.NullMarked;
