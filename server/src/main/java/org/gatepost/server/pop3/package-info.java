/// The POP3 door: a client takes its mail from INBOX and, when it says goodbye properly, removes
/// what it asked to have removed.
///
/// **Enter at** [Pop3Door]. [Pop3Session] is the conversation without a socket or a clock: commands
/// go in, [Step]s come out.
///
/// **Always true**
/// - One session at a time has an account's maildrop.
/// - The maildrop of a session is what INBOX was at sign-in; numbers never shift.
/// - Nothing is removed but at QUIT.
/// - No password is asked for or taken where others can read it.
/// - No reply repeats octets the peer sent.
///
/// Reads: RFC 1939, 2449, 2595, 3206, 5034, 6856.
@NullMarked
package org.gatepost.server.pop3;

import org.jspecify.annotations.NullMarked;
