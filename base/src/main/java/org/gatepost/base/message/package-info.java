/// A message as bytes: what its header says, and where its parts lie.
///
/// **Enter at** [MessageScan], which reads a message once as it arrives and ends in a
/// [MessageIndex]; all that IMAP's ENVELOPE, BODYSTRUCTURE and BODY[section] need stands there. The
/// index goes to bytes and back; the message itself is never changed or kept.
///
/// **Always true**
/// - No message is refused and none throws. What can't be read, or lies beyond [MessageLimits], is
///   part of an opaque body.
/// - A header text is a string of octets: each `char` is one octet as it stood in the message. Only
///   [org.gatepost.base.message.coding.EncodedWords], [Parameters] and [PartText] yield text that a
///   person reads.
/// - A part lies inside its parent, behind its elder sister.
///
/// Reads: RFC 2045-2047, 2183, 2231, 5256 (base subject), 5322, 6532, 9051.
@NullMarked
package org.gatepost.base.message;

import org.jspecify.annotations.NullMarked;
