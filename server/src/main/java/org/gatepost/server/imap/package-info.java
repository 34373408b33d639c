/// The IMAP door: one conversation with one mail program, from greeting to goodbye.
///
/// **Enter at** [ImapDoor]. [ImapSession] is the conversation without the connection: commands come
/// in, [Step]s go out. Each verb of the grammar's [org.gatepost.server.imap.grammar.Command] is
/// carried out by the class named after the work: `Selecting`, `Listing`, `Naming`, `Fetching`.
///
/// **Always true**
/// - States are values; a mailbox that is no longer open is closed.
/// - Message numbers never change while a client may be using them: EXPUNGE is told only where RFC
///   9051, 7.5.1 allows it.
/// - Nothing that was received before TLS is acted on under TLS.
/// - An [java.io.IOException] in a verb is the store's and becomes `NO [UNAVAILABLE]`; a peer that
///   is gone is [PeerGone].
///
/// Reads: RFC 9051, 3501, 2177, 2971, 4978, 5161, 5258, 5530, 5819, 6154, 6855, 7162, 7889, 8438.
@NullMarked
package org.gatepost.server.imap;

import org.jspecify.annotations.NullMarked;
