package dev.thinkwatt.billing.catalog;

/** The replica knows more of the catalog than before. */
public record CatalogChanged() {}
