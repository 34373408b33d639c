/// How text and octets are wrapped for their way through mail, and how they are unwrapped.
///
/// **Enter at** [TransferDecoding] for a body, [EncodedWords] for a header text, [Charsets] for
/// octets whose charset has a name, a wrong name or none.
///
/// **Always true**
/// - What is broken is decoded as far as it can be; nothing throws on input.
/// - The time taken grows with the length of the input and no faster.
///
/// Reads: RFC 2045 (6), 2047, 2231.
@NullMarked
package org.gatepost.base.message.coding;

import org.jspecify.annotations.NullMarked;
