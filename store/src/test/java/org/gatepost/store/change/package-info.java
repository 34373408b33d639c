/// Tests of watching.
@NullMarked
package org.gatepost.store.change;

import org.jspecify.annotations.NullMarked;
