/// What the server counts, and the page where a monitor reads it.
///
/// **Enter at** [Metrics], which other rooms receive in their constructors, and at [WatchPage],
/// which serves `/metrics` and `/healthz`.
///
/// **Always true**
/// - No meter is named after a user, an address or anything else that a peer can make up.
/// - Counting never blocks and never throws.
@NullMarked
package org.gatepost.server.watch;

import org.jspecify.annotations.NullMarked;
