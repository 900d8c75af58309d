package dev.thinkwatt.quota.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"operations", "auditor"})
class ResetPagesTest {

    @Inject
    PublishedWorld world;

    @Test
    void beginsTheWindowAnewForTheTypedIdAndAReason() {
        String subscriber = world.subscriberOf(People.TWO);
        People.ask(subscriber, 2);

        send(subscriber, "thinking-week", subscriber, "it was a test")
                .then()
                .statusCode(303)
                .header("Location", endsWith(People.page(subscriber) + "#allowances"));

        Browser.page(People.page(subscriber))
                .body(containsString("data-used>0</td>"), containsString("Begun anew</span>"));
        Browser.page("/console/quota/audit?subject=" + subscriber)
                .body(containsString("allowance.reset"), containsString("it was a test"));
        Browser.page(page(subscriber, "thinking-week")).body(containsString("there is nothing to reset"));
    }

    @ParameterizedTest
    @CsvSource({"'', a reason, confirmation", "another, a reason, confirmation", "{id}, ' ', reason"})
    void resetsNothingWithoutBoth(String confirmation, String reason, String wrong) {
        String subscriber = world.subscriberOf(People.TWO);
        People.ask(subscriber, 1);

        send(subscriber, "thinking-week", confirmation.replace("{id}", subscriber), reason)
                .then()
                .statusCode(400)
                .body(containsString("Nothing was reset."), containsString("id=\"" + wrong + "-wrong\""))
                .body(containsString("name=\"reason\" value=\"" + reason + "\""));

        Browser.page(People.page(subscriber)).body(containsString("data-used>1</td>"));
    }

    @Test
    void asksForTheAccountWhereAllOfItIsReset() {
        String subscriber = world.subscriberOf(People.POOLED);
        People.ask(subscriber, 1);

        Browser.page(page(subscriber, "pool"))
                .body(containsString("everybody of account " + People.account(subscriber)));
        send(subscriber, "pool", subscriber, "a reason").then().statusCode(400);
        send(subscriber, "pool", People.account(subscriber), "a reason").then().statusCode(303);
    }

    @Test
    void knowsNoOtherAllowances() {
        String subscriber = world.subscriberOf(People.TWO);

        Browser.open(page(subscriber, "another")).then().statusCode(404);
    }

    private static Response send(String subscriber, String allowance, String confirmation, String reason) {
        Response form = Browser.open(page(subscriber, allowance));
        return Browser.send(
                form,
                page(subscriber, allowance),
                Map.of("resetId", Browser.field(form, "resetId"), "confirmation", confirmation, "reason", reason));
    }

    private static String page(String subscriber, String allowance) {
        return People.page(subscriber) + "/allowances/" + allowance + "/reset";
    }
}
