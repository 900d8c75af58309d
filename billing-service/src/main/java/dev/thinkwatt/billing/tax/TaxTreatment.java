package dev.thinkwatt.billing.tax;

/** What finance states of an account's tax. */
public enum TaxTreatment {
    /** Nothing in particular: the countries of seller and buyer and the buyer's VAT id decide. */
    STANDARD,
    /** What it buys is exempt, for a reason that is stated. */
    EXEMPT,
    /** What it buys is taxed at zero. */
    ZERO_RATED
}
