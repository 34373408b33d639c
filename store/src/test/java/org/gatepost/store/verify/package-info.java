/// Tests of verification.
@NullMarked
package org.gatepost.store.verify;

import org.jspecify.annotations.NullMarked;
