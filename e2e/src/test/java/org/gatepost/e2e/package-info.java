/// The packaged program from outside: real ports on loopback, real clients, real signals.
///
/// **Enter at** [Server#start]. A test that needs a client that is not installed is skipped and
/// says which package brings it; `.ci/run` installs them all.
///
/// **Always true**
/// - Traffic stays on 127.0.0.1; every loop is bounded in count and time.
/// - A process is stopped by the test that started it.
@NullMarked
package org.gatepost.e2e;

import org.jspecify.annotations.NullMarked;
