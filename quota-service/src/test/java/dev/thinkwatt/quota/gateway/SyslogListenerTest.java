package dev.thinkwatt.quota.gateway;

import static dev.thinkwatt.quota.gateway.Proxy.check;
import static dev.thinkwatt.quota.gateway.Proxy.said;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.gateway.FailureReports.Fate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SyslogListenerTest {

    private static final Plan ONE =
            Plans.plan("logged-one", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(1)));

    @Inject
    PublishedWorld world;

    @Inject
    SyslogListener listener;

    @Inject
    FailureReports reports;

    @ConfigProperty(name = "thinkwatt.gateway.syslog.token")
    String token;

    @Test
    void givesBackWhatAProxySaysHasFailed() throws IOException {
        String subscriber = world.subscriberOf(ONE);
        String decision = check(said(subscriber, Plans.THINKING)).header("X-Thinkwatt-Decision");

        tell(line(token, decision, "502"), "127.0.0.1");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> check(said(subscriber, Plans.THINKING)).then().header("X-Thinkwatt-Outcome", "GRANTED"));
    }

    @Test
    void believesNobodyWithoutTheToken() throws IOException {
        String subscriber = world.subscriberOf(ONE);
        String decision = check(said(subscriber, Plans.THINKING)).header("X-Thinkwatt-Decision");
        double before = reports.counted(Fate.WRONG_TOKEN);

        tell(line("another-token-of-a-proxy-that-is-not-ours", decision, "502"), "127.0.0.1");

        awaitOneMore(Fate.WRONG_TOKEN, before);
        check(said(subscriber, Plans.THINKING)).then().header("X-Thinkwatt-Outcome", "DOWNGRADED");
    }

    @Test
    void hearsOnlyFromTheAddressesOfProxies() throws IOException {
        double before = reports.counted(Fate.STRANGER);

        tell(line(token, "20261124:ada:r", "502"), "127.0.0.2");

        awaitOneMore(Fate.STRANGER, before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <190>Nov 24 16:10:52 thinkwatt: nothing of ours
            <190>Nov 24 16:10:52 thinkwatt: {"token":"t","decision":
            {"token":"t","decision":"d","status":"502","more":1}
            {"token":"t","decision":"d"}
            """)
    void dropsAndCountsWhatItCannotRead(String datagram) throws IOException {
        double before = reports.counted(Fate.MALFORMED);

        tell(datagram, "127.0.0.1");

        awaitOneMore(Fate.MALFORMED, before);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 502", "20261124:ada:r, 200"})
    void dropsAndCountsWhatIsNoFailureOfADecision(String decision, String status) throws IOException {
        double before = reports.counted(Fate.MALFORMED);

        tell(line(token, decision, status), "127.0.0.1");

        awaitOneMore(Fate.MALFORMED, before);
    }

    @Test
    void dropsAndCountsWhatIsTooLong() throws IOException {
        double before = reports.counted(Fate.TOO_LONG);

        tell(line(token, "20261124:ada:" + "r".repeat(2_000), "502"), "127.0.0.1");

        awaitOneMore(Fate.TOO_LONG, before);
    }

    @Test
    void countsADecisionThatIsNotThere() throws IOException {
        double before = reports.counted(Fate.UNKNOWN);

        tell(line(token, "20261124:nobody:none", "502"), "127.0.0.1");

        awaitOneMore(Fate.UNKNOWN, before);
    }

    @Test
    void countsADecisionThatIsClosedAndLeavesItAlone() throws IOException {
        String decision = check(said(world.subscriberOf(ONE), Plans.THINKING)).header("X-Thinkwatt-Decision");
        Gateway.settle(decision, Gateway.settlement(Plans.THINKING)).then().statusCode(200);
        double before = reports.counted(Fate.CLOSED);

        tell(line(token, decision, "502"), "127.0.0.1");

        awaitOneMore(Fate.CLOSED, before);
        get("/v1/decisions/" + decision).then().body("state", equalTo("SETTLED"));
    }

    @Test
    void keepsTheTokenToItself() {
        assertThat(FailureReport.parse(line(token, "20261124:ada:r", "502")).orElseThrow())
                .hasToString("20261124:ada:r ended with 502");
    }

    private static String line(String token, String decision, String status) {
        return "<190>Nov 24 16:10:52 thinkwatt: {\"token\":\"%s\",\"decision\":\"%s\",\"status\":%s}\n"
                .formatted(token, decision, status);
    }

    private void tell(String datagram, String from) throws IOException {
        byte[] bytes = datagram.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(from), 0))) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), listener.port()));
        }
    }

    private void awaitOneMore(Fate fate, double before) {
        await().atMost(Duration.ofSeconds(10)).until(() -> reports.counted(fate) > before);
    }
}
