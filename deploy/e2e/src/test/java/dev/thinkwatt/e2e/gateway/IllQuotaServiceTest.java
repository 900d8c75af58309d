package dev.thinkwatt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.gateway.PlayedQuota.Said;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of quota-service by which nothing is served, and none at all, in each variant of both proxies. It is played. */
class IllQuotaServiceTest {

    private static final String ASKED = "gpt-5-thinking";
    private static final String FALLBACK = "gpt-5-thinking-mini";

    /** Names and values in turn, of which none may count. */
    private static final String[] FORGED = {
        "X-Thinkwatt-Model", "gpt-5-pro",
        "X-Thinkwatt-Selection", "AUTO",
        "X-Thinkwatt-Context-Tokens", "1",
        "X-Thinkwatt-Decision", "20261124:ada:forged"
    };

    private static final List<String> TOLD = List.of(PlayedQuota.RETRY_AFTER);

    /** nginx passes on how long quota-service would have it wait, Caddy says so itself. */
    private static final List<String> OWN_OR_TOLD = List.of("1", PlayedQuota.RETRY_AFTER);

    @TempDir
    Path folder;

    private ModelServer thinking;
    private ModelServer mini;

    @FunctionalInterface
    private interface Start {
        RunningProxy with(Setting setting, Path parent) throws IOException, InterruptedException;
    }

    private enum Proxy {
        NGINX(Nginx::start),
        CADDY(Caddy::start);

        private final Start start;

        Proxy(Start start) {
            this.start = start;
        }
    }

    /** What serves while quota-service is away; nothing where empty. */
    private enum Variant {
        CLOSED("closed", ""),
        OPEN("open", ASKED),
        DOWNGRADE("downgrade", FALLBACK);

        private final String name;
        private final String serves;

        Variant(String name, String serves) {
            this.name = name;
            this.serves = serves;
        }
    }

    /** What quota-service says, and the status that a client gets in all variants; 0 where it is the variant's choice. */
    private enum Ill {
        SILENT(0, "", 0),
        FAILS(500, "NONE", 0),
        AWAY_BEHIND_ANOTHER_PROXY(502, "", 0),
        UNAVAILABLE(503, "NONE", 0),
        SLOW_BEHIND_ANOTHER_PROXY(504, "", 0),
        KEY_UNKNOWN(401, "NONE", 503),
        KEY_WITHOUT_THE_SCOPE(403, "NONE", 503),
        KEY_ASKS_TOO_OFTEN(429, "NONE", 503),
        TOO_MUCH_FOR_ANOTHER_PROXY(429, "", 503),
        DENIES(429, "DENIED", 429),
        ASKED_WRONGLY(400, "NONE", 400),
        ASKED_TWICE(409, "NONE", 409);

        private final Said said;
        private final int clientGets;

        Ill(int status, String outcome, int clientGets) {
            this.said = new Said(status, outcome);
            this.clientGets = clientGets;
        }
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Proxy.values())
                .flatMap(proxy -> Arrays.stream(Variant.values())
                        .flatMap(variant -> Arrays.stream(Ill.values()).map(ill -> Arguments.of(proxy, variant, ill))));
    }

    @BeforeEach
    void startModels() throws IOException {
        thinking = new ModelServer();
        mini = new ModelServer();
    }

    @AfterEach
    void stopModels() {
        thinking.close();
        mini.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesTheChoiceToTheVariantOnlyWhileQuotaServiceIsAway(Proxy proxy, Variant variant, Ill ill)
            throws Exception {
        try (PlayedQuota quota = new PlayedQuota(ill.said);
                RunningProxy running = proxy.start.with(setting(variant, quota), folder)) {
            HttpResponse<String> answer = running.ask(ASKED, "{\"model\":\"" + ASKED + "\"}", FORGED);

            assertThat(answer.statusCode()).as(running.program().output()).isEqualTo(status(variant, ill));
            String served = ill.clientGets == 0 ? variant.serves : "";
            if (served.isEmpty()) {
                assertNotServed(answer);
            } else {
                assertServed(answer, served);
            }
            assertThat(quota.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.path()).isEqualTo("/v1/gateway/check");
                assertThat(asked.headers().get("X-Thinkwatt-Model")).containsExactly(ASKED);
                assertThat(asked.headers().toString())
                        .doesNotContainIgnoringCase("selection", "context-tokens", "forged");
            });
        }
    }

    private static int status(Variant variant, Ill ill) {
        if (ill.clientGets != 0) {
            return ill.clientGets;
        }
        return variant.serves.isEmpty() ? 503 : 200;
    }

    private Setting setting(Variant variant, PlayedQuota quota) {
        return new Setting(
                variant.name,
                quota.port(),
                "tw_local_any",
                "IETF",
                "a-key-of-the-client",
                "ada",
                thinking.port(),
                mini.port());
    }

    private void assertNotServed(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(thinking.seen()).isEmpty();
        assertThat(mini.seen()).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(seconds).isIn(answer.statusCode() == 503 ? OWN_OR_TOLD : TOLD));
        if (answer.statusCode() == 503) {
            assertThat(answer.body()).contains("urn:thinkwatt:problem:unavailable");
            assertThat(answer.headers().map() + answer.body()).doesNotContain(PlayedQuota.OF_THE_KEY);
        }
    }

    private void assertServed(HttpResponse<String> answer, String model) {
        assertThat(answer.headers().allValues("X-Thinkwatt-Outcome")).containsExactly("NONE");
        assertThat(answer.headers().allValues("X-Thinkwatt-Model")).containsExactly(model);
        assertThat(answer.headers().map().toString()).doesNotContain(ModelServer.CLAIM);
        List<ModelServer> servers = model.equals(ASKED) ? List.of(thinking, mini) : List.of(mini, thinking);
        assertThat(servers.getLast().seen()).isEmpty();
        assertThat(servers.getFirst().seen()).singleElement().satisfies(seen -> {
            assertThat(seen.header("X-Thinkwatt-Model")).isEqualTo(model);
            assertThat(seen.header("X-Thinkwatt-Subscriber")).isEqualTo("ada");
            assertThat(seen.header("X-Thinkwatt-Decision")).isEmpty();
        });
    }
}
