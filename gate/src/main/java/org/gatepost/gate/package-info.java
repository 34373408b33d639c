/// The gate: who may come in. Every protocol and the web page ask here and nowhere else.
///
/// **Enter at** [Gate#decide] with an [Attempt]; find the words for its [Outcome] in [Answers].
///
/// **Always true**
/// - An ordinary answer is an [Outcome], never an exception; a store that is down is "later", never
///   "wrong password".
/// - Until the secret is proven, every refusal that depends on the account reads the same and costs
///   the same.
/// - One decision, one log line; no secret and no raw text of a peer's in it.
///
/// Reads: RFC 4616, 4954, 5530, 3206, 2449.
@NullMarked
package org.gatepost.gate;

import org.jspecify.annotations.NullMarked;
