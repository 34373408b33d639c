/// Tests of mailboxes in memory.
@NullMarked
package org.gatepost.store.mailbox.memory;

import org.jspecify.annotations.NullMarked;
