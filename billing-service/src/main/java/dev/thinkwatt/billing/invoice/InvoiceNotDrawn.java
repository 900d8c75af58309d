package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.problem.ProblemException;

/** An account's invoice cannot be drawn, for a reason that a reader of the run can act on. */
final class InvoiceNotDrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvoiceNotDrawn(String reason) {
        super(reason);
    }

    /** For who asked for this one invoice. */
    ProblemException asProblem() {
        return ProblemException.conflict(String.valueOf(getMessage()));
    }
}
