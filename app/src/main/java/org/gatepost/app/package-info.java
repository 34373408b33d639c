/// The only place where the parts are joined.
///
/// **Enter at** [Gatepost#start]: everything is built in order, by hand, and closed in reverse.
///
/// **Always true**
/// - No port opens before the configuration is valid and the store is open.
/// - "ready" is said when every port is open.
/// - Closing drains: listeners first, then sessions, then the store.
@NullMarked
package org.gatepost.app;

import org.jspecify.annotations.NullMarked;
