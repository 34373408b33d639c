/// Tests of mailboxes.
@NullMarked
package org.gatepost.store.mailbox;

import org.jspecify.annotations.NullMarked;
