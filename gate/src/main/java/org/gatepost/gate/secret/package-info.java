/// Passwords: made, judged, hashed, compared.
///
/// **Enter at** [Passwords].
///
/// **Always true**
/// - At most so many hashes run at once as the operator set, on threads of their own; at most so
///   many wait, and nobody's crowd keeps others from their turn.
/// - Comparing against nobody costs what comparing against somebody costs.
/// - Equal passwords in different Unicode forms are equal (RFC 8265, OpaqueString).
/// - A hash stands in a PHC string, so that its parameters travel with it.
///
/// Reads: RFC 9106, RFC 8265 section 4.
@NullMarked
package org.gatepost.gate.secret;

import org.jspecify.annotations.NullMarked;
