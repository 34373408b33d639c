/// Tests of the store as a whole.
@NullMarked
package org.gatepost.store;

import org.jspecify.annotations.NullMarked;
