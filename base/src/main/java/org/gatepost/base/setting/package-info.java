/// How a room declares what an operator may set: a record with a sentence, a default and a check.
///
/// **Enter at** [SettingRoom#of] with a record's default value; the room's record is annotated with
/// [Doc] and checks itself with [Problems].
///
/// **Always true**
/// - A key is the component's name in kebab case: `idleTimeout` is `idle-timeout`.
/// - All problems are reported together, each with the place where the value was given.
/// - Reflection happens here and nowhere else.
@NullMarked
package org.gatepost.base.setting;

import org.jspecify.annotations.NullMarked;
