/// Who may be called what, and what someone meant by the name they typed.
///
/// **Enter at** [Names]: [Names#check] for a name that is wanted, [Names#read] for one that was
/// typed to sign in. [NewNames] adds what depends on the names that exist already.
///
/// **Always true**
/// - A name that passes is canonical: lower case, the domain in A-labels; two names that compare
///   equal are the same account.
/// - A refusal is a value with a stable code, a position and, where there is one, a suggestion that
///   would itself pass.
/// - Reading a typed name is more generous than checking a new one: it never shuts out an account
///   that exists.
///
/// Reads: RFC 5321, 6530, 8265, 2142, 6761, 9476; UTS #39, UTS #46; the IANA root zone; the Public
/// Suffix List.
@NullMarked
package org.gatepost.gate.name;

import org.jspecify.annotations.NullMarked;
