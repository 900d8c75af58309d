package dev.thinkwatt.support.key;

import java.time.Instant;

/** A key was used, told at most once in a while: in the topic {@code key.used} under its id. */
public record KeyUsed(String keyId, Instant at, String service) {

    /** Short-lived: quota-service keeps the latest of each key. */
    public static final String TOPIC = "key.used";
}
