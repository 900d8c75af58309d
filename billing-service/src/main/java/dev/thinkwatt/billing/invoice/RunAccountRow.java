package dev.thinkwatt.billing.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An account in a run, and how far it is. */
@Entity
@Table(name = "invoice_run_account")
class RunAccountRow {

    /** What became of an account in a run. */
    enum Status {
        WAITING,
        /** Its draft was drawn. */
        DRAWN,
        /** Its invoice was drawn and made final. */
        FINALISED,
        /** There was nothing to invoice. */
        EMPTY,
        /** Its invoice is finalised already, and stayed as it is. */
        FINAL,
        FAILED
    }

    /**
     * What became of it.
     *
     * @param error why it failed
     */
    record Outcome(Status status, @Nullable String error) {
        static Outcome of(Status status) {
            return new Outcome(status, null);
        }

        static Outcome failed(String error) {
            return new Outcome(Status.FAILED, error);
        }
    }

    /** Which account of which run. */
    @Embeddable
    record Id(@Column String runId, @Column String accountId) implements Serializable {}

    @EmbeddedId
    Id id;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable String error;

    static RunAccountRow waiting(String runId, String accountId) {
        RunAccountRow row = new RunAccountRow();
        row.id = new Id(runId, accountId);
        row.status = Status.WAITING;
        return row;
    }

    void end(Outcome outcome) {
        status = outcome.status();
        error = outcome.error();
    }

    boolean isWaiting() {
        return status == Status.WAITING;
    }
}
