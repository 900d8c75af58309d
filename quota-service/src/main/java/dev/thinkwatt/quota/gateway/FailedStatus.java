package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.decision.ReleaseAnswer.Cause;
import dev.thinkwatt.support.problem.ProblemException;

/** What the status that a request ended with says about whose doing it was. */
final class FailedStatus {

    private FailedStatus() {}

    /**
     * The cause that a status of 400 to 599 stands for.
     *
     * @throws ProblemException for any other: what did not fail is settled, not released
     */
    static Cause causeOf(String field, int status) {
        if (status < 400 || status > 599) {
            throw ProblemException.invalid(field, "must be from 400 to 599");
        }
        return status >= 500 ? Cause.SERVER_ERROR : Cause.CLIENT_ERROR;
    }
}
