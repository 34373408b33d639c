/// Message bytes: drafted while they arrive, sealed, kept in append-only segments, sliced.
///
/// **Enter at** [MessageLog]. A [Draft] becomes a [Sealed] record for each account; a database
/// change keeps it and learns its [BlobRef]; [MessageLog#content] reads it back.
///
/// **Always true**
/// - A segment only grows. A row refers to a record only after the record is on the disk, so a
///   crash can leave bytes that no row knows, never a row without its bytes.
/// - Message bytes are on the disk only sealed: AES-256-GCM in chunks of 64 KiB, so that a slice
///   opens only the chunks it needs. A record that was altered can't be opened.
/// - After a failed write or sync a segment is never appended to again.
@NullMarked
package org.gatepost.store.blob;

import org.jspecify.annotations.NullMarked;
