/// The seam to the disk: files that are read and written at a position, and synced by name.
///
/// **Enter at** [Disk]. [RealDisk] is the machine's; tests pass one that fails or loses power.
///
/// **Always true**
/// - What was written is safe only after [DiskFile#force]; a new file's name only after
///   [Disk#syncDirectory].
/// - Failure is an `IOException`. After a failed `force` nobody may trust that file again.
@NullMarked
package org.gatepost.store.disk;

import org.jspecify.annotations.NullMarked;
