/// Tests of the room of the same name.
@NullMarked
package org.gatepost.store.key;

import org.jspecify.annotations.NullMarked;
