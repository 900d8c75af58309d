package dev.thinkwatt.billing.rating;

/** What becomes of a usage event. */
sealed interface Outcome {

    /** It has a price. */
    record Priced(Charge charge) implements Outcome {}

    /** It will have one, once what is missing is here. */
    record Waiting(Missing missing, String detail) implements Outcome {}

    /** It has none, and waiting does not help. */
    record Refused(String error) implements Outcome {}

    /** What an event waits for. */
    enum Missing {
        ACCOUNT,
        PLAN_VERSION,
        ELECTRICITY_PRICE
    }
}
