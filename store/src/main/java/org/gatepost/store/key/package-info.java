/// Keys: the master key in its file, and one key an account, wrapped by it.
///
/// **Enter at** [MasterKey]: it makes, wraps and unwraps an [AccountKey].
///
/// **Always true**
/// - A key prints as `(secret)` and is stored only wrapped (AES-256-GCM, bound to its account).
/// - The master key's file belongs to its owner alone, or it is refused.
/// - Once an account's wrapped key is destroyed, none of its mail can be read again, in backups
///   made later included.
@NullMarked
package org.gatepost.store.key;

import org.jspecify.annotations.NullMarked;
