/// Tests of the room of the same name.
@NullMarked
package org.gatepost.store.blob;

import org.jspecify.annotations.NullMarked;
