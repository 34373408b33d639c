/// The words of IMAP: every command a client may send, and how they are read.
///
/// **Enter at** [CommandParser], which turns lines and literals into a [Command]. [Command] is the
/// whole vocabulary, grouped by the state it needs. Answers: room `answer`.
///
/// **Always true**
/// - No input throws: what can't be read is a [Command.Bad].
/// - A message given to APPEND is never held here: the parser says that it comes, the door streams
///   it.
///
/// Reads: RFC 9051, 3501, 2971, 3502, 3516, 4315, 4466, 4731, 4959, 4978, 5161, 5182, 5258, 5819,
/// 6154, 6851, 6855, 7162, 7888, 7889, 8438.
@NullMarked
package org.gatepost.server.imap.grammar;

import org.jspecify.annotations.NullMarked;
