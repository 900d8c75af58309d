package dev.thinkwatt.model.plan;

/** How much a model can do, smallest first. */
public enum ModelTier {
    NANO,
    MINI,
    REGULAR,
    PRO
}
