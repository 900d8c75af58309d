package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.usage.PlanVersion;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a seat, now or once.
 *
 * @param account null while nothing is known of it
 * @param plan the version in force; null where there is none
 */
public record Seated(
        String subscriberId,
        String accountId,
        @Nullable Account account,
        @Nullable PlanVersion plan,
        Status status) {

    /** Whether they are served, as far as that depends on no limit. */
    public enum Status {
        ACTIVE,
        /** Their account is suspended. */
        SUSPENDED,
        /** No published plan is in force for their account, or not yet. */
        NO_PLAN,
        /** Nobody has taken their seat at this moment. */
        NO_SEAT
    }
}
