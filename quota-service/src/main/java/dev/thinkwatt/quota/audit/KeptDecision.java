package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.policy.Taken;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision that is kept says of units.
 *
 * @param taken as last corrected
 * @param returned the allowances that its release gave all units back to
 * @param held its answer, while what was admitted is neither settled nor given back
 */
record KeptDecision(
        String subscriberId,
        String accountId,
        List<Taken> taken,
        Set<String> returned,
        @Nullable Answer held) {}
