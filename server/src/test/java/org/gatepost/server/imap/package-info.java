/// Tests of the IMAP door: whole conversations on a real store.
@NullMarked
package org.gatepost.server.imap;

import org.jspecify.annotations.NullMarked;
