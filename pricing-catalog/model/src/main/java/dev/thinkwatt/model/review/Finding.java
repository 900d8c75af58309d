package dev.thinkwatt.model.review;

/**
 * Something in a plan that must not, or should not, be published.
 *
 * @param path what it is about, as fields of the plan: {@code prices[3]}
 * @param rule which rule it breaks
 * @param severity of the rule
 * @param detail what is wrong, in words
 */
public record Finding(String path, Rule rule, Severity severity, String detail) {

    Finding(String path, Rule rule, String detail) {
        this(path, rule, rule.severity, detail);
    }

    /** What follows from a finding. */
    public enum Severity {
        /** The plan cannot be published. */
        REFUSE,
        /** The plan can be published once the second approver has said that it is meant so. */
        ASK
    }

    /** The rules, each broken by at most one finding a path. */
    public enum Rule {
        /** A kind that a model could use has no price for any site and any context, and is not said to be not sold. */
        NOT_PRICED(Severity.REFUSE),
        /** What is said not to be sold has a price. */
        SOLD_AND_NOT_SOLD(Severity.REFUSE),
        /** A price in a currency that the plan is not paid in: usage at it could not be charged. */
        FOREIGN_CURRENCY(Severity.REFUSE),
        /** A charge of the period for usage that is part of the base fee. */
        INCLUDED_AND_CHARGED(Severity.REFUSE),
        /** Priority costs less than standard. */
        PRIORITY_BELOW_STANDARD(Severity.REFUSE),
        /** Priority costs more than five times as much as standard. */
        PRIORITY_FAR_ABOVE_STANDARD(Severity.ASK),
        /** Flex or batch cost more than standard, or less than a fifth of it. */
        DISCOUNT_OUT_OF_RANGE(Severity.REFUSE),
        /** Input read from a cache costs more than input that is not. */
        CACHED_ABOVE_INPUT(Severity.REFUSE),
        /** Writing to a cache for an hour costs less than for five minutes, or more than five times as much. */
        HOUR_WRITE_OUT_OF_RANGE(Severity.ASK),
        /** A context step costs less than the step below it. */
        STEP_BELOW_BASE(Severity.REFUSE),
        /** A price for a place hides a context step that holds elsewhere. */
        STEP_HIDDEN(Severity.ASK),
        /** A context step beyond the longest context of its model. */
        STEP_OUT_OF_REACH(Severity.ASK),
        /** More than twice as much as in the previous version, or less than half. */
        JUMP(Severity.ASK);

        private final Severity severity;

        Rule(Severity severity) {
            this.severity = severity;
        }
    }
}
