/// The SMTP and LMTP doors: one conversation with one peer, from greeting to goodbye.
///
/// **Enter at** [SmtpDoor], which a listener is given with its [Manner]. The loop reads a line, the
/// [SmtpSession] makes a [Step] of it; nothing in the session opens a socket, reads a clock or
/// starts a thread.
///
/// **Always true**
/// - A transaction is one value. RSET, EHLO, STARTTLS and the end of the message drop it whole.
/// - No reply repeats what the peer sent.
/// - 250 after a message means that it is on disk.
/// - A message is over at CRLF.CRLF and nowhere else.
///
/// Reads: RFC 5321, 1870, 2033, 2034, 2920, 3030, 3207, 4954, 6152, 6409, 6531, 9422.
@NullMarked
package org.gatepost.server.smtp;

import org.jspecify.annotations.NullMarked;
