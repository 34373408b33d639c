/// Tests of the room of the same name.
@NullMarked
package org.gatepost.store.disk;

import org.jspecify.annotations.NullMarked;
