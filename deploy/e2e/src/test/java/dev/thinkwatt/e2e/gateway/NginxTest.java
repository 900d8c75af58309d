package dev.thinkwatt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        return start(setting, parent, "server 127.0.0.1:%d;".formatted(setting.quota()));
    }

    private static RunningProxy start(Setting setting, Path parent, String quotaServers)
            throws IOException, InterruptedException {
        Path program = Program.find("nginx");
        int port = Program.freePort();
        Folder folder = Folder.copyOf("nginx", parent);
        folder.replace("nginx.conf", "away-closed.conf", "away-" + setting.away() + ".conf");
        folder.replace("site/listen.conf", "8088", Integer.toString(port));
        folder.replace("site/gateway.conf", "server 127.0.0.1:8081;", quotaServers);
        folder.replace("site/gateway.conf", "9001", Integer.toString(setting.thinking()));
        folder.replace("site/gateway.conf", "9002", Integer.toString(setting.mini()));
        folder.replace("site/secrets.conf", "tw_local_gateway-1_put-the-key-here", setting.gatewayKey());
        folder.replace("site/secrets.conf", "put-a-long-random-token-here", Launcher.SYSLOG_TOKEN);
        folder.replace("site/logs.conf", "5514", Integer.toString(Launcher.SYSLOG_PORT));
        folder.write(
                "site/subscribers.map", "\"Bearer %s\" %s;%n".formatted(setting.clientKey(), setting.subscriber()));
        List<String> command = List.of(
                program.toString(),
                "-p",
                folder.path().toString(),
                "-c",
                folder.path().resolve("nginx.conf").toString(),
                "-e",
                "stderr");
        return new RunningProxy(Program.start(command, Map.of(), folder.path(), port), port, setting.clientKey());
    }

    /** Of several quota servers nginx tells the status of each that it tried. */
    @Test
    void passesADenialOnWhereAnotherQuotaServerIsAway() throws Exception {
        String servers = "server 127.0.0.1:%d; server 127.0.0.1:%d;"
                .formatted(Program.freePort(), setting().quota());
        try (RunningProxy other = start(setting().of("nobody-knows-me"), folder, servers)) {
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
