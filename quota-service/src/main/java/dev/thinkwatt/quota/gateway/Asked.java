package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy says of a request.
 *
 * @param method of the request itself, as is its uri: a request id names one request, not two
 */
record Asked(
        @Identifier String subscriber,
        @Identifier @Nullable String model,
        Selection selection,
        @PositiveOrZero @Max(TOKENS_MAX) long contextTokens,
        @RequestId String requestId,
        @Nullable String method,
        @Nullable String uri) {

    /** More than any model reads. */
    private static final long TOKENS_MAX = 10_000_000;

    /** The header that each component comes from, for whoever sent a wrong one. */
    static final Map<String, String> HEADERS = Map.of(
            "subscriber", Named.SUBSCRIBER,
            "model", Named.MODEL,
            "contextTokens", Named.CONTEXT_TOKENS,
            "requestId", Named.REQUEST_ID);

    Ask toAsk() {
        return new Ask(model, selection, contextTokens, null);
    }
}
