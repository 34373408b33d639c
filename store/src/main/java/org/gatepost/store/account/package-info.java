/// Accounts, domains, aliases and credentials.
///
/// **Enter at** [Accounts].
///
/// **Always true**
/// - Names are compared in lower case; what may be called how is decided above, in `gate.name`.
/// - A name is an account or an alias, never both, and its domain is ours.
/// - Reads come from memory when they were asked before; a write is seen by the next read.
/// - Removing an account destroys its key in the same transaction.
@NullMarked
package org.gatepost.store.account;

import org.jspecify.annotations.NullMarked;
