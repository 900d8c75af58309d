package dev.thinkwatt.model.usage;

/** How urgently a request was served. The tier billed is the tier that served. */
public enum ServiceTier {
    STANDARD,
    PRIORITY,
    FLEX,
    BATCH
}
