package org.gatepost.server.imap.grammar;

/// A mailbox name as a client gave it, out of its wire form: plain Unicode, not yet checked for
/// what the store allows.
///
/// @param name the name; INBOX in any case is given as `INBOX`
public record MailboxText(String name) {}
