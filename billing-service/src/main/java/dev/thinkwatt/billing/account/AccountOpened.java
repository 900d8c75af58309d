package dev.thinkwatt.billing.account;

/** An account was opened: observed after the commit by whoever waits for it. */
public record AccountOpened(String accountId) {}
