package dev.thinkwatt.billing.ledger;

/** Where money is booked. */
public enum LedgerAccount {
    /** What the account owes, invoiced or not yet. */
    RECEIVABLE("receivable"),
    REVENUE_SUBSCRIPTION("revenue:subscription"),
    /** Usage, by the event or by the period. */
    REVENUE_USAGE("revenue:usage"),
    /** What usage was short of a minimum that was agreed. */
    REVENUE_COMMITMENT("revenue:commitment"),
    REVENUE_ENERGY("revenue:energy"),
    /** What revenue is reduced by, as agreed with accounts. */
    DISCOUNTS("discounts"),
    /** What came in. */
    CASH("cash"),
    /** VAT that is owed on. */
    TAX("tax"),
    /** What accounts have with us and have not used. */
    CREDITS("credits"),
    /** What was granted, less what lapsed. */
    CREDITS_GRANTED("credits:granted"),
    /** What invoices owe to, or owe because of, rounding their lines to the minor unit. */
    ROUNDING("rounding");

    private final String code;

    LedgerAccount(String code) {
        this.code = code;
    }

    /** Its name in the books. */
    public String code() {
        return code;
    }
}
