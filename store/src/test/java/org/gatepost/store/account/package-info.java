/// Tests of the room of the same name.
@NullMarked
package org.gatepost.store.account;

import org.jspecify.annotations.NullMarked;
