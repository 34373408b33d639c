/// How the IMAP door answers: every response, spelled.
///
/// **Enter at** [Printer]. A command ends with a [Completion]; what stands in its brackets is a
/// [ResponseCode].
///
/// **Always true**
/// - A CR or LF is printed only where a line ends or a literal is framed.
/// - The printer holds a few kilobytes, whatever the size of what it prints.
/// - Text of status responses is ours and printable ASCII; octets a client sent are never in it.
///
/// Reads: RFC 9051 section 7 and 9, RFC 3501, 3516, 4315, 4731, 5530, 6855, 7162.
@NullMarked
package org.gatepost.server.imap.answer;

import org.jspecify.annotations.NullMarked;
