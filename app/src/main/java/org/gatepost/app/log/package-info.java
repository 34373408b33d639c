/// How log lines leave the house: to standard error, as text for people or JSON for machines.
///
/// **Enter at** [Logs#start]. Rooms log through SLF4J: the message is the event's fixed name, the
/// rest are key-value pairs.
///
/// **Always true**
/// - One event is one line, whatever is in it: control characters are escaped.
/// - The level and the form come from `[log]`; nothing is read from the class path.
@NullMarked
package org.gatepost.app.log;

import org.jspecify.annotations.NullMarked;
