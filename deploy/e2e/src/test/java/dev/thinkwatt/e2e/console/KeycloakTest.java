package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.Launcher.Ended;
import dev.thinkwatt.local.client.Api;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The realm of {@code deploy/keycloak} in a real Keycloak, and the services with it. Runs with {@code -Pkeycloak}. */
@Tag("keycloak")
class KeycloakTest {

    private static final String SECRET = UUID.randomUUID().toString();
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final URI ORIGIN = Launcher.ofTests().stack().origin();

    private static Keycloak keycloak;
    private static Launcher launcher;

    @BeforeAll
    static void startsBoth() throws Exception {
        keycloak = Keycloak.start(
                Path.of(System.getProperty("keycloak.home")),
                Map.of(
                        "THINKWATT_IDENTITY_CLIENT_SECRET", SECRET,
                        "THINKWATT_DEMO_PASSWORD", PASSWORD,
                        "THINKWATT_ORIGIN", ORIGIN.toString()));
        launcher = Launcher.ofTests()
                .with(Map.of(
                        "THINKWATT_IDENTITY_ISSUER",
                        keycloak.issuer().toString(),
                        "THINKWATT_IDENTITY_CLIENT_SECRET",
                        SECRET));
        await().atMost(Duration.ofMinutes(5)).until(keycloak::isReady);
        launcher.run("reset", "--yes");
        Ended up = launcher.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains(keycloak.issuer().toString(), "The demo was not planted");
    }

    @AfterAll
    static void stopsBoth() throws Exception {
        if (keycloak != null) {
            keycloak.close();
        }
        if (launcher != null) {
            launcher.run("reset", "--yes");
        }
    }

    @Test
    void opensToItsRolesWhatTheyOpenEverywhere() throws Exception {
        Api olga = as("thinkwatt-trial", "olga");
        Api finn = as("thinkwatt-trial", "finn");

        assertThat(olga.get("/v1/keys").status()).isEqualTo(200);
        assertThat(olga.get("/v1/plans").status()).isEqualTo(200);
        assertThat(olga.get("/v1/invoices").status()).isEqualTo(403);
        assertThat(finn.get("/v1/keys").status()).isEqualTo(403);
        assertThat(finn.get("/v1/invoices").status()).isEqualTo(200);
    }

    @Test
    void doesNotTakeATokenThatIsMeantForSomebodyElse() throws Exception {
        Api olga = as("admin-cli", "olga");

        assertThat(olga.get("/v1/keys").status()).isEqualTo(401);
        assertThat(olga.get("/v1/plans").status()).isEqualTo(401);
        assertThat(olga.get("/v1/invoices").status()).isEqualTo(401);
    }

    @Test
    void signsPeopleInAndOutInTheBrowser() {
        try (Chromium chromium = Chromium.start();
                Desk desk = chromium.desk(ORIGIN, Look.DESKTOP)) {
            Page page = desk.page();
            desk.open("/console/billing/status");
            signIn(page);
            desk.arriveAt("/console/billing/status");
            desk.open("/console");
            assertThat(desk.navigation()).containsExactly("Start", "API keys");
            assertThat(page.locator(".tw-person").innerText()).isEqualTo("Olga Operations");

            desk.signOut();

            desk.open("/console/catalog/status");
            assertThat(page.url()).startsWith(keycloak.issuer().toString());
            assertThat(page.locator("#username").isVisible()).isTrue();
        }
    }

    private static void signIn(Page page) {
        page.locator("#username").fill("olga");
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private static Api as(String client, String person) throws Exception {
        String token = keycloak.token(client, person, PASSWORD);
        return new Api(ORIGIN, () -> token);
    }
}
