package dev.thinkwatt.quota.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.support.problem.ProblemType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The problem that a client gets from a proxy that passes our body on.
 *
 * @param violatedPolicies the allowances that had no room, by their names in {@code RateLimit}
 */
record Denial(
        URI type,
        String title,
        int status,
        String detail,
        Reason reason,
        @Nullable String decisionId,
        @Nullable String requestedModel,
        @Nullable Long retryAfterSeconds,
        @JsonProperty("violated-policies") List<String> violatedPolicies) {

    static Denial of(Answer answer) {
        return new Denial(
                ProblemType.DENIED.uri(),
                ProblemType.DENIED.title(),
                ProblemType.DENIED.status(),
                detail(answer.reason()),
                answer.reason(),
                answer.decisionId(),
                answer.requestedModel(),
                answer.retryAfterSeconds(),
                Objects.requireNonNullElse(answer.exhausted(), List.of()));
    }

    private static String detail(Reason reason) {
        return switch (reason) {
            case ALLOWANCE_EXHAUSTED -> "an allowance of the plan is used up, and no fallback serves";
            case MODEL_NOT_IN_PLAN -> "the plan does not have this model";
            case ROUTING_FLOOR -> "no model of the plan reaches the floor for what a router sends";
            case NO_DEFAULT_MODEL -> "no model was named, and the plan has no default";
            case ACCOUNT_SUSPENDED -> "the account is suspended";
            case UNKNOWN_SUBSCRIBER -> "the subscriber is not known, or not yet";
            case NO_PLAN -> "no plan is in force for the account, or not yet";
            default -> "the plan serves nothing for this request";
        };
    }
}
