package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.problem.ProblemException;

/** An account's invoice cannot be drawn, for a reason that a reader of the run can act on. */
final class InvoiceNotDrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    InvoiceNotDrawn(String reason) {
        this(reason, false);
    }

    private InvoiceNotDrawn(String reason, boolean passing) {
        super(reason);
        this.passing = passing;
    }

    /** It can be drawn as soon as it is tried again. */
    static InvoiceNotDrawn thisTime(String reason) {
        return new InvoiceNotDrawn(reason, true);
    }

    /** Whether trying again at once will do. */
    boolean isPassing() {
        return passing;
    }

    /** For who asked for this one invoice. */
    ProblemException asProblem() {
        return ProblemException.conflict(String.valueOf(getMessage()));
    }
}
