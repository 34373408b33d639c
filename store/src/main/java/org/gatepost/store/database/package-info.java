/// The database: snapshots for readers, group commit for writers, and nothing of JDBC outside.
///
/// **Enter at** [Database]. A [Query] reads one [Snapshot]; a [Change] is applied to a
/// [Transaction] together with whatever else was waiting.
///
/// **Always true**
/// - [Database#write] returns when the change and the records it kept are on the disk. If it
///   throws, nothing was published; after a failed sync the change may still turn up when the
///   database is opened again.
/// - One thread, the ledger, writes. SQLite's native calls happen on a few platform threads only.
/// - Changes are applied, committed and published in one order.
/// - Queries are plain SQL that SQLite and PostgreSQL both read; what differs stands in [Dialect].
@NullMarked
package org.gatepost.store.database;

import org.jspecify.annotations.NullMarked;
