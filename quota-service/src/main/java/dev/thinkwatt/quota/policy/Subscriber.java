package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, with the terms in force at the instant of asking.
 *
 * @param defaultModel null while the plan has none
 */
public record Subscriber(
        String subscriberId,
        Account account,
        Plan plan,
        @Nullable String defaultModel) {}
