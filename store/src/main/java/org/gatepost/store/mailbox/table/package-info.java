/// The tables of mailboxes: each class reads and writes one.
///
/// **Enter at** [MailboxTable], [MessageTable], [RecordTable], [UsageTable], [ExpungedTable] or
/// [SubscriptionTable]; the changes in `store.mailbox` put them together.
///
/// **Always true**
/// - Every statement names its account first, so that accounts can live apart.
/// - A row is read, revised as a value, and saved whole within one transaction.
@NullMarked
package org.gatepost.store.mailbox.table;

import org.jspecify.annotations.NullMarked;
