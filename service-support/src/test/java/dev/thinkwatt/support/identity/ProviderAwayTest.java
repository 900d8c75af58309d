package dev.thinkwatt.support.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.local.infrastructure.FreePorts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The identity provider comes, goes, and comes back. */
@QuarkusTest
@TestProfile(ProviderAwayTest.OwnProvider.class)
class ProviderAwayTest {

    /** A provider that nobody else uses, and that is not there yet. */
    public static final class OwnProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "thinkwatt.identity.issuer",
                        LocalIdentity.issuer(FreePorts.find(1)[0]).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The test's migration makes it known. */
    private static final String KEY =
            "tw_local_tests_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef_63868af2";

    @Inject
    IdentitySettings settings;

    @Test
    void signedInPeopleGoOnWorkingAndOthersAreToldWhyTheyCannot() throws Exception {
        Browser person = new Browser(RestAssured.port);
        assertAway(person.open("/console"));

        String token;
        try (LocalIdentity present = LocalIdentity.start(settings.issuer().getPort())) {
            HttpResponse<String> signIn = await().atMost(Duration.ofSeconds(30))
                    .until(() -> person.open("/console"), answer -> answer.statusCode() == 200);
            assertThat(person.choose(signIn, Person.OLGA).body()).contains("Olga Operations");
            token = LocalIdentity.token(present.issuer(), Person.FINN);
            assertThat(status(token)).isEqualTo(200);
        }

        HttpResponse<String> still = person.open("/console");
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.body()).contains("Olga Operations");
        assertThat(status(token)).isEqualTo(200);
        assertThat(status(KEY)).isEqualTo(200);
        assertThat(status(token.substring(0, token.length() - 9))).isEqualTo(401);
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(ConnectException.class)
                .untilAsserted(() -> assertAway(new Browser(RestAssured.port).open("/console")));

        try (LocalIdentity back = LocalIdentity.start(settings.issuer().getPort())) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(new Browser(RestAssured.port)
                                    .open("/console")
                                    .uri()
                                    .toString())
                            .startsWith(back.issuer().toString()));
        }
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body()).contains("identity provider does not answer");
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/secured/finance")
                .statusCode();
    }
}
