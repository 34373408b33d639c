package org.gatepost.server.imap;

import java.time.InstantSource;
import org.gatepost.gate.Gate;
import org.gatepost.store.blob.Drafts;
import org.gatepost.store.mailbox.Mailboxes;

/// What all conversations share.
record House(
    Gate gate,
    Mailboxes mailboxes,
    Drafts drafts,
    AccountConnections connections,
    ImapSetting setting,
    InstantSource clock) {}
