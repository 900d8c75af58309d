package dev.thinkwatt.quota.key;

import java.time.Instant;

/** When and where a key was last used, as far as services have told: up to a few minutes late. */
record KeyUse(Instant at, String service) {}
