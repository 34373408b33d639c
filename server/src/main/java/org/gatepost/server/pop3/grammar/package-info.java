/// What a POP3 client can say.
///
/// **Enter at** [Commands], which reads a line into a [Command].
///
/// **Always true**
/// - No line throws: what can't be read is a [Command.Unknown] or a [Command.Malformed].
/// - A password leaves this room as a [org.gatepost.base.text.Secret] and in no other form.
///
/// Reads: RFC 1939, 2449, 5034, 6856.
@NullMarked
package org.gatepost.server.pop3.grammar;

import org.jspecify.annotations.NullMarked;
