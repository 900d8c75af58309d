package dev.thinkwatt.quota.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.support.key.RateLimitHeaders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitFieldsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Quota THINKING = new Quota(
            "thinking-week",
            Quota.REQUESTS,
            new BigDecimal("3000"),
            new BigDecimal("412.5"),
            Duration.ofDays(7),
            NOW.plusSeconds(201_600),
            "gpt-5-thinking-mini");
    private static final Quota TOKENS = new Quota(
            "tokens-minute",
            Quota.TOKENS,
            new BigDecimal("150000"),
            new BigDecimal("149984"),
            Duration.ofMinutes(1),
            NOW.plusMillis(6),
            null);
    private static final Quota FOR_EVER =
            new Quota("trial", "USD", new BigDecimal("5.00"), new BigDecimal("0.99"), null, null, null);

    @Test
    void tellsPoliciesAndWhatIsLeftAsTheIetfDraftsThem() {
        assertThat(RateLimitFields.of(RateLimitHeaders.IETF, List.of(FOR_EVER, THINKING, TOKENS), NOW))
                .containsOnly(
                        entry(
                                "RateLimit-Policy",
                                "\"trial\";q=5;thinkwatt-unit=\"USD\", "
                                        + "\"thinking-week\";q=3000;w=604800;thinkwatt-fallback=\"gpt-5-thinking-mini\", "
                                        + "\"tokens-minute\";q=150000;w=60;thinkwatt-unit=\"tokens\""),
                        entry(
                                "RateLimit",
                                "\"trial\";r=0, \"thinking-week\";r=412;t=201600, \"tokens-minute\";r=149984;t=1"));
    }

    @Test
    void tellsRequestsAndTokensAsOpenAiDoes() {
        assertThat(RateLimitFields.of(RateLimitHeaders.OPENAI, List.of(FOR_EVER, TOKENS, THINKING), NOW))
                .containsOnly(
                        entry("x-ratelimit-limit-requests", "3000"),
                        entry("x-ratelimit-remaining-requests", "412"),
                        entry("x-ratelimit-reset-requests", "56h0m0s"),
                        entry("x-ratelimit-limit-tokens", "150000"),
                        entry("x-ratelimit-remaining-tokens", "149984"),
                        entry("x-ratelimit-reset-tokens", "6ms"));
    }

    @Test
    void tellsTheOneThatBindsFirstOfTwoThatCountTheSame() {
        Quota day = new Quota("day", Quota.REQUESTS, BigDecimal.TEN, BigDecimal.ONE, null, null, null);

        assertThat(RateLimitFields.of(RateLimitHeaders.OPENAI, List.of(day, THINKING), NOW))
                .containsEntry("x-ratelimit-limit-requests", "10")
                .doesNotContainKey("x-ratelimit-reset-requests");
    }

    @Test
    void tellsNothingWhereNothingCounts() {
        assertThat(RateLimitFields.of(RateLimitHeaders.IETF, List.of(), NOW)).isEmpty();
        assertThat(RateLimitFields.of(RateLimitHeaders.OPENAI, List.of(), NOW)).isEmpty();
    }

    @Test
    void neverTellsOfATimeThatIsOver() {
        Instant later = NOW.plus(Duration.ofDays(30));

        assertThat(RateLimitFields.of(RateLimitHeaders.IETF, List.of(THINKING), later))
                .containsEntry("RateLimit", "\"thinking-week\";r=412;t=0");
        assertThat(RateLimitFields.of(RateLimitHeaders.OPENAI, List.of(THINKING), later))
                .containsEntry("x-ratelimit-reset-requests", "0s");
    }

    @Test
    void hasAnEmptyValueForWhatIsNotKnownWhereAllAreWanted() {
        assertThat(RateLimitFields.always(
                        RateLimitHeaders.OPENAI, RateLimitFields.of(RateLimitHeaders.OPENAI, List.of(THINKING), NOW)))
                .hasSize(6)
                .containsEntry("x-ratelimit-limit-requests", "3000")
                .containsEntry("x-ratelimit-limit-tokens", "");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,          0s",
        "PT0.012S,      12ms",
        "PT0.0111S,     12ms",
        "PT1S,          1s",
        "PT8.64S,       8.64s",
        "PT1M,          1m0s",
        "PT6M0S,        6m0s",
        "PT1M26.4S,     1m26.4s",
        "PT1H,          1h0m0s",
        "P7D,           168h0m0s",
        "PT59.9999S,    1m0s",
        "-PT5S,         0s"
    })
    void writesDurationsAsOpenAiDoes(Duration wait, String written) {
        assertThat(OpenAiFields.duration(wait)).isEqualTo(written);
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(name, value);
    }
}
