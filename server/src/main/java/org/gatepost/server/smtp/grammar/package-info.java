/// The words of SMTP and LMTP: a line in, a [Command] out; mail data in, a message out.
///
/// **Enter at** [CommandReader#read] for a line, at [DotDecoder] for what follows DATA.
///
/// **Always true**
/// - No input throws. What can't be read is [Command.Bad] with a [Fault].
/// - Each verb has its own limit on the length of its line.
/// - Only CRLF ends a line, only CRLF.CRLF ends a message.
///
/// Lenient for real clients: spaces after the colon (Outlook), a path without angle brackets
/// (printers), spaces at the end of a line. Source routes are read and dropped.
///
/// Reads: RFC 5321, 1870, 2033, 3030, 3461, 4954, 6152, 6531.
@NullMarked
package org.gatepost.server.smtp.grammar;

import org.jspecify.annotations.NullMarked;
