/// What becomes of a message once a door has taken it: for whom it is, and into which mailboxes it
/// goes.
///
/// **Enter at** [Recipients#resolve] for a recipient, at [Delivery#begin] for a message.
///
/// **Always true**
/// - A message for our own mailboxes is written once, passes through no queue, and is accepted only
///   when it is on disk: for all its recipients or for none.
/// - A mailbox gets a message once, however many names led to it.
/// - What a peer said about itself reaches a trace header only as printable ASCII.
///
/// Reads: RFC 5321 (3.9, 4.4, 4.5.1, 6.3), 2142, 3848, 5233, 6531 (3.7.3).
@NullMarked
package org.gatepost.server.delivery;

import org.jspecify.annotations.NullMarked;
