/// Text that may be shown, and text that may not.
///
/// **Enter at** [Printable] for whatever a peer sent and a log or header should show, at [Secret]
/// for whatever must never be shown, at [Ascii] for the protocols' idea of letter case.
///
/// **Always true**
/// - A [Secret] prints as `(secret)`, whoever asks.
/// - [Printable] yields printable ASCII only, so that no peer can forge a log line.
/// - Letter case here is that of ASCII and does not depend on the machine's locale.
@NullMarked
package org.gatepost.base.text;

import org.jspecify.annotations.NullMarked;
