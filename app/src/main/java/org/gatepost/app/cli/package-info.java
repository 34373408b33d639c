/// The command line: reads what was typed, has it carried out, prints what came of it.
///
/// **Enter at** [Main]. Each command is a small class that makes a [org.gatepost.app.control.Verb]
/// and prints the answer.
///
/// **Always true**
/// - Results go to standard output, complaints to standard error; `--json` prints one JSON value.
/// - A password is read from standard input, never from an argument.
/// - Exit statuses are those of [ExitStatus] and are documented in `docs/reference/commands.md`.
/// - Every sentence is in `words.properties` (English) and `words_zh.properties` (Chinese).
@NullMarked
package org.gatepost.app.cli;

import org.jspecify.annotations.NullMarked;
