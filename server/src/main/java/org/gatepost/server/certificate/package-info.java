/// The certificates that this server shows: read from files, made where there are none, read again
/// when the files change.
///
/// **Enter at** [Certificates].
///
/// **Always true**
/// - There is at least one certificate, and each fits its key.
/// - Files that can't be used never replace certificates that can.
/// - A key that this room makes is readable by its owner only.
///
/// Reads: RFC 5280, 7468, 9525.
@NullMarked
package org.gatepost.server.certificate;

import org.jspecify.annotations.NullMarked;
