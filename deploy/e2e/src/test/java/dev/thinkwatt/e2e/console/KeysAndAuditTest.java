package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key of a gateway from the form that makes it to the auditor who reads why it ended, and to whom that is closed. */
@ExtendWith(RunningStack.class)
class KeysAndAuditTest extends InBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI ORIGIN = Launcher.ofTests().stack().origin();

    @ParameterizedTest
    @CsvSource({
        "FINN, /console/quota/keys",
        "VERA, /console/billing/audit",
        "CORA, /console/catalog/audit",
        "ABEL, /console/quota/keys/new",
        "AUDE, /console/quota/keys",
        "AUDE, /console/quota/subscribers",
        "FINN, /console/quota/at-risk",
        "CORA, /console/quota/routing",
        "OLGA, /console/quota/audit",
        "OLGA, /console/billing/audit",
        "OLGA, /console/catalog/audit"
    })
    void saysThatAPageIsNotTheirs(Person person, String path) {
        try (Desk desk = deskOf(person)) {
            Response answer = desk.open(path);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(desk.heading()).isEqualTo("You may not do this");
            assertThat(desk.navigation()).contains("Start");
        }
    }

    @Test
    void makesAKeyThatWorksUntilItIsRevokedForAReasonThatAuditorsFind() {
        String id = "browser-" + UUID.randomUUID().toString().substring(0, 8);
        String reason = "it was only made for " + id;
        try (Desk olga = chromium.desk(ORIGIN, Look.DESKTOP);
                Desk aude = chromium.desk(ORIGIN, Look.DESKTOP)) {
            olga.signInAs(Person.OLGA);
            Api gateway = gateway(make(olga.page(), id));
            awaitStatus(gateway, 200);

            revoke(olga, id, reason);

            awaitStatus(gateway, 401);
            aude.signInAs(Person.AUDE);
            aude.open("/console/quota/audit?subject=" + id);
            assertThat(aude.page().locator("main").innerText())
                    .contains(reason, "Olga Operations", "key.created", "key.revoked");
        }
    }

    private static String make(Page page, String id) {
        page.navigate(ORIGIN.resolve("/console/quota/keys").toString());
        page.getByText("New key").click();
        page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill(id);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Made in a browser");
        page.locator("input[name=scopes][value=gateway]").check();
        page.getByText("Create key").click();
        String key = page.locator("[data-secret]").innerText();
        page.navigate(ORIGIN.resolve("/console/quota/keys/" + id).toString());
        assertThat(page.content()).contains(id).doesNotContain(key);
        return key;
    }

    /** Typing another id does nothing. */
    private static void revoke(Desk olga, String id, String reason) {
        Page page = olga.page();
        olga.open("/console/quota/keys/" + id + "/revocation");
        page.getByLabel("Reason").fill(reason);
        page.locator("#confirmation").fill("another");
        olga.button("Revoke").click();
        page.locator("#confirmation[aria-invalid=true]").waitFor();
        assertThat(page.getByLabel("Reason").inputValue()).isEqualTo(reason);

        page.locator("#confirmation").fill(id);
        olga.button("Revoke").click();
        olga.arriveAt("/console/quota/keys/" + id);
        assertThat(page.locator(".tw-badge").first().innerText()).isEqualToIgnoringCase("revoked");
    }

    private static Api gateway(String key) {
        return new Api(ORIGIN, () -> key);
    }

    private static void awaitStatus(Api gateway, int status) {
        ObjectNode ask = JsonNodeFactory.instance
                .objectNode()
                .put("requestId", UUID.randomUUID().toString())
                .put("subscriberId", "bea")
                .put("model", "gpt-5-thinking")
                .put("selection", "MANUAL");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                gateway.post("/v1/decisions/check", ask).status())
                        .isEqualTo(status));
    }
}
