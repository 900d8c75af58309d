package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives seats and ends them. */
@ApplicationScoped
class SeatService {

    private final AccountService accounts;
    private final SeatRepository seats;
    private final Creations creations;
    private final AccountPublisher publisher;
    private final Clock clock;

    SeatService(
            AccountService accounts,
            SeatRepository seats,
            Creations creations,
            AccountPublisher publisher,
            Clock clock) {
        this.accounts = accounts;
        this.seats = seats;
        this.creations = creations;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether this call gave the seat; otherwise an earlier one gave it to the same account. */
    @Transactional
    boolean take(String accountId, String subscriberId) {
        accounts.find(accountId);
        if (!creations.isFirst("seat", subscriberId, "subscriberId", accountId)) {
            refuseEnded(find(accountId, subscriberId));
            return false;
        }
        SeatRow row = new SeatRow();
        row.accountId = accountId;
        row.subscriberId = subscriberId;
        row.startsAt = now();
        seats.persistAndFlush(row);
        publisher.taken(row);
        return true;
    }

    /** Ends a seat now; one that ended before keeps its end. */
    @Transactional
    void end(String accountId, String subscriberId) {
        SeatRow row = find(accountId, subscriberId);
        if (row.endsAt == null) {
            Seat before = row.toSeat();
            row.endsAt = now();
            seats.flush();
            publisher.ended(row, before);
        }
    }

    @Transactional
    SeatRow find(String accountId, String subscriberId) {
        return seats.findByIdOptional(subscriberId)
                .filter(seat -> seat.accountId.equals(accountId))
                .orElseThrow(() ->
                        ProblemException.notFound("Account " + accountId + " has no subscriber " + subscriberId + "."));
    }

    @Transactional
    List<SeatRow> after(String accountId, String subscriberId, int limit) {
        accounts.find(accountId);
        return seats.after(accountId, subscriberId, limit);
    }

    private static void refuseEnded(SeatRow seat) {
        if (seat.endsAt != null) {
            throw ProblemException.conflict("subscriberId had a seat that ended, and is never used again.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
