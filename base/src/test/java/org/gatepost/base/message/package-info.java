/// Tests of the message room: own samples, properties, and the corpus where it is at hand.
@NullMarked
package org.gatepost.base.message;

import org.jspecify.annotations.NullMarked;
