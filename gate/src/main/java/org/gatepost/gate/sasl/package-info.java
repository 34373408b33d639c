/// SASL as every protocol carries it: base64 lines with challenges in between.
///
/// **Enter at** [Exchange#begin]. Lines come in, [SaslStep]s go out.
///
/// **Always true**
/// - Nothing here knows a protocol, opens a socket or decides anything: what it yields goes to the
///   gate.
/// - A line that can't be read is a value, never an exception.
///
/// Reads: RFC 4422, 4616.
@NullMarked
package org.gatepost.gate.sasl;

import org.jspecify.annotations.NullMarked;
