/// The administrator's verbs, carried out on a store: by the server that has it open, or by the
/// command line itself while no server runs.
///
/// **Enter at** [Administration#carryOut] with a [Verb]; an [Answer] comes out. [ControlServer] and
/// [ControlClient] take both over a Unix socket in the data directory, one line of JSON each way.
///
/// **Always true**
/// - The socket and the data directory belong to one user and are closed to all others.
/// - A password travels in a verb as a [org.gatepost.base.text.Secret] and in no log.
/// - What can't be done is an answer with a stable code and a sentence in English and Chinese.
@NullMarked
package org.gatepost.app.control;

import org.jspecify.annotations.NullMarked;
