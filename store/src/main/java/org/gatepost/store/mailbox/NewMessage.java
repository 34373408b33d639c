package org.gatepost.store.mailbox;

import java.time.Instant;
import org.gatepost.store.blob.Draft;

/// A message that is to become one in a mailbox.
///
/// @param draft its octets; may serve several mailboxes and accounts
/// @param index what [org.gatepost.base.message.MessageIndex#encode] made of it
/// @param internalDate when it came, to the second (RFC 9051, 2.3.3)
public record NewMessage(Draft draft, byte[] index, Instant internalDate, FlagNames flags) {}
