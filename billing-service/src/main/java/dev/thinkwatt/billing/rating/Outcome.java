package dev.thinkwatt.billing.rating;

import org.jspecify.annotations.Nullable;

/** What becomes of a usage event. */
sealed interface Outcome {

    /**
     * It has a price.
     *
     * @param reversal of the charge whose usage it stands for; null where it corrects none
     */
    record Priced(Charge charge, @Nullable Reversal reversal) implements Outcome {}

    /** It will have one, once what is missing is here. */
    record Waiting(Missing missing, String detail) implements Outcome {}

    /** It has none, and waiting does not help. */
    record Refused(String error) implements Outcome {}

    /** What an event waits for. */
    enum Missing {
        ACCOUNT,
        PLAN_VERSION,
        ELECTRICITY_PRICE,
        /** The event that this one corrects is not priced yet. */
        CORRECTED_EVENT
    }
}
