package dev.thinkwatt.billing.rating;

import java.util.List;

/** What becomes of a usage event. */
sealed interface Outcome {

    /**
     * It has a price.
     *
     * @param reversals of the events whose usage it stands for; none where it corrects none
     */
    record Priced(Charge charge, List<Reversal> reversals) implements Outcome {}

    /** It will have one, once what is missing is here. */
    record Waiting(Missing missing, String detail) implements Outcome {}

    /** It has none, and waiting does not help. */
    record Refused(String error) implements Outcome {}

    /** What an event waits for. */
    enum Missing {
        ACCOUNT,
        PLAN_VERSION,
        ELECTRICITY_PRICE,
        /** The event that this one corrects, or one that this in turn was to correct, has not come yet. */
        CORRECTED_EVENT
    }
}
