package dev.thinkwatt.quota.key;

/** Whether a key opens anything. */
enum KeyStatus {
    ACTIVE,
    EXPIRED,
    REVOKED
}
