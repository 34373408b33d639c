package org.gatepost.store.account;

/// An account, whatever it is called now. Never given twice.
public record AccountId(long value) {}
