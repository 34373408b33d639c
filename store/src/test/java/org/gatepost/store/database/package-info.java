/// Tests of the room of the same name.
@NullMarked
package org.gatepost.store.database;

import org.jspecify.annotations.NullMarked;
