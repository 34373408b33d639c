/// Mail addresses and domains: read, compare, print.
///
/// **Enter at** [Address#parse] and [Domain#parse]. What can't be read is an empty `Optional`.
///
/// **Always true**
/// - A [Domain] is in lower case and within RFC 1035's lengths; an [Address] fits an SMTP path.
/// - Nothing here decides who may *be called* what: that is `gate.name`.
///
/// Reads: RFC 5321 section 4.1.2, RFC 6531 section 3.3.
@NullMarked
package org.gatepost.base.address;

import org.jspecify.annotations.NullMarked;
