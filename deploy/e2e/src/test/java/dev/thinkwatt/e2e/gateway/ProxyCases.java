package dev.thinkwatt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What every proxy must do, whichever it is. */
abstract class ProxyCases extends BehindAProxy {

    private static final int THINKING_A_WEEK = 7;

    @Test
    void servesTheModelAskedForWhileThereIsRoom() throws Exception {
        HttpResponse<String> answer = proxy().ask(THINKING, body(THINKING));

        assertThat(answer.statusCode()).as(proxy().program().output()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"answer\":42}");
        assertThat(header(answer, "X-Thinkwatt-Outcome")).isEqualTo("GRANTED");
        assertThat(header(answer, "X-Thinkwatt-Model")).isEqualTo(THINKING);
        assertThat(header(answer, "RateLimit")).matches("\"[^\"]+\";r=6;t=\\d+.*");
        assertThat(thinking.seen()).hasSize(1);
        assertThat(thinking.seen().getFirst().header("X-Thinkwatt-Model")).isEqualTo(THINKING);
        assertThat(thinkingUsed()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsLeftInTheWordsOfItsKey() throws Exception {
        try (RunningProxy other = start(setting().withKey(Seat.keyThatSpeaksAsOpenAi(), "OPENAI"), folder)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING));

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(200);
            assertThat(header(answer, "x-ratelimit-limit-requests")).isEqualTo("7");
            assertThat(header(answer, "x-ratelimit-remaining-requests")).isEqualTo("6");
            assertThat(header(answer, "x-ratelimit-reset-requests")).matches("(\\d+h)?(\\d+m)?[\\d.]+m?s");
            assertThat(header(answer, "RateLimit")).isEmpty();
        }
    }

    @Test
    void servesTheFallbackOnceTheAllowanceIsUsedUpAndSaysSo() throws Exception {
        for (int n = 0; n < THINKING_A_WEEK; n++) {
            proxy().ask(THINKING, body(THINKING));
        }
        HttpResponse<String> answer = proxy().ask(THINKING, body(THINKING));

        assertThat(answer.statusCode()).as(proxy().program().output()).isEqualTo(200);
        assertThat(header(answer, "X-Thinkwatt-Outcome")).isEqualTo("DOWNGRADED");
        assertThat(header(answer, "X-Thinkwatt-Requested-Model")).isEqualTo(THINKING);
        assertThat(thinking.seen()).hasSize(THINKING_A_WEEK);
        assertThat(mini.seen()).hasSize(1);
        assertThat(mini.seen().getFirst().header("X-Thinkwatt-Model")).isEqualTo(MINI);
    }

    @Test
    void tellsAClientFromWhenOnTheModelAskedForIsNoLongerServed() throws Exception {
        assertThat(retiresAt(proxy().ask(MINI, body(MINI)))).isEmpty();
        try (Retirement retirement = Retirement.announced(MINI)) {
            await().atMost(PATIENCE)
                    .until(
                            () -> retiresAt(proxy().ask(MINI, body(MINI))),
                            retirement.at().toString()::equals);
        }
    }

    /** As quota-service tells it, not the model server. */
    private static String retiresAt(HttpResponse<?> answer) {
        return header(answer, "X-Thinkwatt-Retires-At");
    }

    @Test
    void tellsAClientThatIsDeniedWhyAndWhenToComeBack() throws Exception {
        try (RunningProxy other = start(setting().of("nobody-knows-me"), folder)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING));

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(429);
            assertThat(header(answer, "Retry-After")).isEqualTo("1");
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertThat(problem.get("type").asText()).isEqualTo("urn:thinkwatt:problem:denied");
            assertThat(problem.get("reason").asText()).isEqualTo("UNKNOWN_SUBSCRIBER");
            assertThat(thinking.seen()).isEmpty();
            assertThat(mini.seen()).isEmpty();
        }
    }

    @Test
    void letsNobodyInWhomItDoesNotKnow() throws Exception {
        HttpResponse<String> answer =
                new RunningProxy(proxy().program(), proxy().port(), "somebody-elses").ask(THINKING, body(THINKING));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(thinking.seen()).isEmpty();
    }

    @Test
    void believesNoHeaderOfAClientAndShowsItsKeyToNobody() throws Exception {
        String subscriber = setting().subscriber();
        for (int n = 0; n < 2; n++) {
            proxy().ask(
                            THINKING,
                            body(THINKING),
                            "X-Thinkwatt-Subscriber",
                            "ada",
                            "X-Thinkwatt-Model",
                            "gpt-5-pro",
                            "X-Thinkwatt-Selection",
                            "AUTO",
                            "X-Thinkwatt-Decision",
                            "20261124:ada:forged",
                            "X-Thinkwatt-Outcome",
                            "FORGED",
                            "X-Request-Id",
                            "the-same-each-time");
        }

        assertThat(thinkingUsed()).isEqualTo(2);
        assertThat(thinking.seen()).hasSize(2).allSatisfy(seen -> {
            assertThat(seen.header("X-Thinkwatt-Subscriber")).isEqualTo(subscriber);
            assertThat(seen.header("X-Thinkwatt-Model")).isEqualTo(THINKING);
            assertThat(seen.header("X-Thinkwatt-Outcome")).isEqualTo("GRANTED");
            assertThat(seen.header("X-Thinkwatt-Decision")).contains(subscriber);
            assertThat(seen.header("X-Request-Id")).isNotEqualTo("the-same-each-time");
            assertThat(seen.headers().toString()).doesNotContain("tw_", "AUTO", "a-key-of-the-client");
        });
    }

    @Test
    void givesTheUnitBackWhenTheModelFails() throws Exception {
        thinking.answersWith(500);

        HttpResponse<String> answer = proxy().ask(THINKING, body(THINKING));

        assertThat(answer.statusCode()).as(proxy().program().output()).isEqualTo(500);
        String decision = onlySeen(thinking).header("X-Thinkwatt-Decision");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Seat.stateOf(decision)).isEqualTo("RELEASED"));
        assertThat(thinkingUsed()).isZero();
    }

    @Test
    void keepsTheUnitWhenTheClientIsToBlame() throws Exception {
        thinking.answersWith(422);

        HttpResponse<String> answer = proxy().ask(THINKING, body(THINKING));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"answer\":42}");
        assertThat(thinkingUsed()).isEqualTo(1);
    }

    @Test
    void servesNothingWhileQuotaServiceIsAwayWhereClosed() throws Exception {
        try (RunningProxy other = start(setting().whenAway("closed", Program.freePort()), folder)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING));

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(503);
            assertThat(header(answer, "Retry-After")).isEqualTo("1");
            assertThat(answer.body()).contains("urn:thinkwatt:problem:unavailable");
            assertThat(thinking.seen()).isEmpty();
        }
    }

    @Test
    void servesWhatWasAskedForWhileQuotaServiceIsAwayWhereOpen() throws Exception {
        try (RunningProxy other = start(setting().whenAway("open", Program.freePort()), folder)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING), "X-Thinkwatt-Model", "gpt-5-pro");

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(200);
            assertThat(onlySeen(thinking).header("X-Thinkwatt-Model")).isEqualTo(THINKING);
            assertThat(onlySeen(thinking).body()).isEqualTo(body(THINKING));
        }
    }

    @Test
    void servesTheFallbackWhileQuotaServiceIsAwayWhereItDowngrades() throws Exception {
        try (RunningProxy other = start(setting().whenAway("downgrade", Program.freePort()), folder)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING));

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(200);
            assertThat(header(answer, "X-Thinkwatt-Model")).isEqualTo(MINI);
            assertThat(onlySeen(mini).header("X-Thinkwatt-Model")).isEqualTo(MINI);
            assertThat(thinking.seen()).isEmpty();
            assertThat(other.ask("gpt-9", body("gpt-9")).statusCode()).isEqualTo(503);
        }
    }
}
