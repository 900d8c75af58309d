package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.support.problem.Problem;
import dev.thinkwatt.support.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision in headers, which is all that most proxies look at. */
final class CheckedAnswer {

    private CheckedAnswer() {}

    static Response of(Answer answer, Map<String, String> rateLimit) {
        Response.ResponseBuilder response = answer.outcome() == Outcome.DENIED ? denied(answer) : Response.ok();
        rateLimit.forEach(response::header);
        return response.header(Named.OUTCOME, answer.outcome())
                .header(Named.MODEL, orEmpty(answer.model()))
                .header(Named.REQUESTED_MODEL, orEmpty(answer.requestedModel()))
                .header(Named.REASON, answer.reason())
                .header(Named.DECISION, orEmpty(answer.decisionId()))
                .header(Named.RETIRES_AT, answer.retiresAt() == null ? "" : answer.retiresAt())
                .header(Named.REPLAYED, answer.replayed())
                .build();
    }

    private static Response.ResponseBuilder denied(Answer answer) {
        Response.ResponseBuilder response = Response.status(ProblemType.DENIED.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Denial.of(answer));
        @Nullable Long wait = answer.retryAfterSeconds();
        return wait == null ? response : response.header(HttpHeaders.RETRY_AFTER, wait);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
