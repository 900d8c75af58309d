package dev.thinkwatt.billing.tax;

/** What is known of the tax of an account at a date. */
public sealed interface Taxation {

    /** It is known. */
    record Known(Tax tax) implements Taxation {}

    /**
     * It cannot be told.
     *
     * @param missing what it takes, as a sentence
     */
    record Unknown(String missing) implements Taxation {}
}
