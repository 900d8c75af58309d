package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.quota.subscriber.Seated.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which seats are looked for.
 *
 * @param text a part of the id of the subscriber or of the account, in capitals or not; empty: any
 * @param plan empty: any
 * @param status null: any
 */
public record SeatFilter(String text, String plan, @Nullable Status status) {

    public boolean isEmpty() {
        return text.isEmpty() && plan.isEmpty() && status == null;
    }

    boolean fits(Seated seat) {
        return (names(seat.subscriberId()) || names(seat.accountId()))
                && (plan.isEmpty() || (seat.plan() != null && seat.plan().id().equals(plan)))
                && (status == null || seat.status() == status);
    }

    private boolean names(String id) {
        return id.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
