/// Shows that answers are spelled as IMAP spells them, and that no text breaks out of its frame.
@NullMarked
package org.gatepost.server.imap.answer;

import org.jspecify.annotations.NullMarked;
