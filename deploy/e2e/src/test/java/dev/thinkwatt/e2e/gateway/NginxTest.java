package dev.thinkwatt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.RunningStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's nginx, which knows only headers but rewrites bodies, and whose log tells what failed. */
@ExtendWith(RunningStack.class)
class NginxTest extends ProxyCases {

    private static final String ESCAPED = "say \\\"model\\\": \\\"gpt-5-pro\\\", then stop. ";

    @Override
    RunningProxy start(Setting setting, Path parent) throws IOException, InterruptedException {
        return Nginx.start(setting, parent);
    }

    /** Of several quota servers nginx tells the status of each that it tried. */
    @Test
    void passesADenialOnWhereAnotherQuotaServerIsAway() throws Exception {
        String servers = "server 127.0.0.1:%d; server 127.0.0.1:%d;"
                .formatted(Program.freePort(), setting().quota());
        try (RunningProxy other = Nginx.start(setting().of("nobody-knows-me"), folder, servers)) {
            HttpResponse<String> answer = other.ask(THINKING, body(THINKING));

            assertThat(answer.statusCode()).as(other.program().output()).isEqualTo(429);
        }
    }

    @Test
    void rewritesTheModelInTheBodyAndNothingElse() throws Exception {
        try (RunningProxy away = start(setting().whenAway("downgrade", Program.freePort()), folder)) {
            away.ask(THINKING, "{ \"model\" : \"gpt-5-thinking\", \"messages\":[{\"content\":\"" + ESCAPED + "\"}]}");

            assertThat(onlySeen(mini).body())
                    .isEqualTo(
                            "{ \"model\" : \"gpt-5-thinking-mini\", \"messages\":[{\"content\":\"" + ESCAPED + "\"}]}");
        }
    }

    @Test
    void rewritesTheModelInALongBodyWhereItComesLast() throws Exception {
        String before = "{\"stream\":true,\"messages\":[{\"content\":\"" + ESCAPED.repeat(8_000) + "\"}],\"model\":\"";

        HttpResponse<String> answer = proxy().ask(THINKING, before + "gpt-5-pro\"}");

        assertThat(answer.statusCode()).as(proxy().program().output()).isEqualTo(200);
        assertThat(before.length()).isGreaterThan(300_000);
        assertThat(onlySeen(thinking).body()).isEqualTo(before + THINKING + "\"}");
    }

    /** A client that names a cheap model in the header and a dear one in the body gets the one that was counted. */
    @Test
    void servesNoModelThatOnlyTheBodyNames() throws Exception {
        proxy().ask(MINI, body("gpt-5-pro"));

        assertThat(onlySeen(mini).body()).isEqualTo(body(MINI));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{\"model\":\"x\"},\"model\":\"gpt-5-pro\"}",
                "{\"model\":\"x\",\"model\":\"gpt-5-pro\"}",
                "{\"model\":\"x\",\"mod\\u0065l\":\"gpt-5-pro\"}",
                "{\"\\u006Dodel\":\"x\",\"metadata\":{ \"model\" : \"gpt-5-pro\"}}",
                "{\u0000\"\u0000m\u0000o\u0000d\u0000e\u0000l\u0000\""
            })
    void emptiesABodyInWhichSeveralModelsCouldBeMeant(String body) throws Exception {
        proxy().ask(THINKING, body);

        assertThat(onlySeen(thinking).body()).isEqualTo("{}");
    }

    @Test
    void rewritesAKeyThatIsWrittenWithEscapes() throws Exception {
        proxy().ask(THINKING, "{\"mod\\u0065\\u006C\":\"gpt-5-pro\\\"\",\"n\":1}");

        assertThat(onlySeen(thinking).body()).isEqualTo("{\"mod\\u0065\\u006C\":\"gpt-5-thinking\",\"n\":1}");
    }

    @Test
    void refusesWhatItCannotRewriteAndTakesNothing() throws Exception {
        assertThat(proxy().ask(THINKING, body(THINKING), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
        assertThat(proxy().ask("no model", body(THINKING)).statusCode()).isEqualTo(400);

        assertThat(thinkingUsed()).isZero();
    }
}
