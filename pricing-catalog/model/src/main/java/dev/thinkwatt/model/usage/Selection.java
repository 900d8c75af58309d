package dev.thinkwatt.model.usage;

/** Who chose the model: the subscriber, or a router on their behalf. */
public enum Selection {
    MANUAL,
    AUTO
}
