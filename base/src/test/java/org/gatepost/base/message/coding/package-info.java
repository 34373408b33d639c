/// Tests of the coding room.
@NullMarked
package org.gatepost.base.message.coding;

import org.jspecify.annotations.NullMarked;
