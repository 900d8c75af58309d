package dev.thinkwatt.quota.ratelimit;

import dev.thinkwatt.support.key.RateLimitHeaders;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an answer, in the words that its caller's key asks for. */
public final class RateLimitFields {

    private RateLimitFields() {}

    /**
     * Values by name; what is not known is left out.
     *
     * @param bindingFirst the allowances that count a request, the one with the least left first
     */
    public static Map<String, String> of(RateLimitHeaders wanted, List<Quota> bindingFirst, Instant now) {
        return switch (wanted) {
            case IETF -> IetfFields.of(bindingFirst, now);
            case OPENAI -> OpenAiFields.of(bindingFirst, now);
        };
    }

    /** The same with an empty value for each that is not known, for proxies that copy headers by a list. */
    public static Map<String, String> always(RateLimitHeaders wanted, Map<String, String> known) {
        Map<String, String> all = new LinkedHashMap<>();
        if (wanted == RateLimitHeaders.OPENAI) {
            OpenAiFields.NAMES.forEach(name -> all.put(name, ""));
        }
        all.putAll(known);
        return all;
    }
}
