package dev.thinkwatt.billing.rating;

import java.util.UUID;

/** Names a usage event. */
record EventKey(String accountId, UUID eventId) {}
