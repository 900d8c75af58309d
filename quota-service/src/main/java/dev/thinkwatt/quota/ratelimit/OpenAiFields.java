package dev.thinkwatt.quota.ratelimit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code x-ratelimit-*} as OpenAI's API has them: of requests and of tokens the allowance that binds first. It has none for money. */
final class OpenAiFields {

    private static final String PREFIX = "x-ratelimit-";
    private static final List<String> UNITS = List.of(Quota.REQUESTS, Quota.TOKENS);

    /** All six. */
    static final List<String> NAMES = UNITS.stream()
            .flatMap(unit -> List.of("limit-", "remaining-", "reset-").stream().map(what -> PREFIX + what + unit))
            .toList();

    private OpenAiFields() {}

    static Map<String, String> of(List<Quota> quotas, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String unit : UNITS) {
            quotas.stream()
                    .filter(quota -> quota.unit().equals(unit))
                    .findFirst()
                    .ifPresent(quota -> put(fields, quota, now));
        }
        return fields;
    }

    private static void put(Map<String, String> fields, Quota quota, Instant now) {
        fields.put(PREFIX + "limit-" + quota.unit(), whole(quota.limit()));
        fields.put(PREFIX + "remaining-" + quota.unit(), whole(quota.remaining()));
        @Nullable Instant resetsAt = quota.resetsAt();
        if (resetsAt != null) {
            fields.put(PREFIX + "reset-" + quota.unit(), duration(Duration.between(now, resetsAt)));
        }
    }

    private static String whole(BigDecimal quantity) {
        return quantity.setScale(0, RoundingMode.FLOOR).toPlainString();
    }

    /** As in {@code 6m0s}, {@code 1.5s} and {@code 12ms}: whole milliseconds, up. */
    static String duration(Duration wait) {
        Duration left = wait.isNegative()
                ? Duration.ZERO
                : Duration.ofMillis(wait.plusNanos(999_999).toMillis());
        if (left.isZero()) {
            return "0s";
        }
        if (left.toMillis() < 1_000) {
            return left.toMillis() + "ms";
        }
        StringBuilder text = new StringBuilder();
        if (left.toHours() > 0) {
            text.append(left.toHours()).append('h');
        }
        if (left.toMinutes() > 0) {
            text.append(left.toMinutesPart()).append('m');
        }
        BigDecimal seconds = BigDecimal.valueOf(left.toMillis() % 60_000, 3).stripTrailingZeros();
        return text.append(seconds.toPlainString()).append('s').toString();
    }
}
