package dev.thinkwatt.quota.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class SubscriberPagesTest {

    @Inject
    PublishedWorld world;

    @Test
    void showsADowngradeWithItsReasonAndWhatTheyWereTold() {
        String subscriber = world.subscriberOf(People.TWO, "Europe/Berlin", Account.Status.ACTIVE);
        People.ask(subscriber, 3);

        Browser.page(People.page(subscriber))
                .body(containsString("100 % used"), containsString("data-used>2</td>"))
                .body(containsString("data-limit>2</td>"), containsString("data-left>0</td>"))
                .body(containsString("Downgraded</span>"), containsString("asked: gpt-5-thinking"))
                .body(containsString("An allowance of the model asked for is used up"))
                .body(
                        containsString(
                                "Tried: gpt-5-thinking (no room, <code>thinking-week</code>), then gpt-5-thinking-mini (serves)<"))
                .body(containsString("gpt-5-thinking-mini has 80 % of the accuracy; gpt-5-thinking is back"))
                .body(containsString("Used up</span>"), containsString("First downgrade</span>"))
                .body(containsString("Closed</span>"), containsString("Default</span>"));
    }

    @Test
    void tellsWhatIsReservedFromWhatIsSettled() {
        String subscriber = world.subscriberOf(People.FOUR);
        Gateway.settle(Gateway.decided(subscriber, Plans.THINKING), Gateway.settlement(Plans.THINKING));
        String released = Gateway.decided(subscriber, Plans.THINKING);
        People.ask(subscriber, 2);

        Browser.page(People.page(subscriber))
                .body(containsString("data-used>4</td>"), containsString("data-reserved>3</td>"))
                .body(containsString("<rect class=\"tw-gauge-reserved\" x=\"250\" width=\"750\""));
        Gateway.release(released, "NOT_SENT").then().statusCode(200);
        Browser.page(People.page(subscriber))
                .body(containsString("data-used>3</td>"), containsString("data-reserved>2</td>"));
    }

    @Test
    void showsTheContextThatTheRouterForgot() {
        String subscriber = world.subscriberOf(People.TWO);
        Map<String, Object> request = Gateway.request(subscriber, Plans.OLD);
        request.put("selection", "AUTO");
        request.put("contextTokens", 150_000);
        Gateway.decide(request).then().body("reason", equalTo("ROUTING_FLOOR"));

        Browser.page(People.page(subscriber))
                .body(stringContainsInOrder("The router chose below", "Context of 150,000 tokens"));
    }

    @Test
    void showsTimesOfTheAccountsZoneWithUtcBehind() {
        String subscriber = world.subscriberOf(People.TWO, "Asia/Kolkata", Account.Status.ACTIVE);
        People.ask(subscriber, 1);

        Browser.page(People.page(subscriber))
                .body(containsString("Times are of Asia/Kolkata"))
                .body(matchesPattern("(?s).*title=\"[^\"]+, 18:30 UTC\">[^<]+, 00:00 IST</time>.*"));
    }

    @Test
    void answersWhatWouldHappenAsAPartOfThePageAndPutsTheQuestionIntoItsAddress() {
        String subscriber = world.subscriberOf(People.TWO);
        People.ask(subscriber, 2);
        String asked = "?model=gpt-5-thinking&selection=MANUAL&contextTokens=10";

        given().noFilters()
                .header("HX-Request", "true")
                .get(People.page(subscriber) + "/check" + asked)
                .then()
                .statusCode(200)
                .header("HX-Push-Url", equalTo(People.page(subscriber) + asked))
                .body(containsString("Downgraded</span>"), containsString("<dd><code>thinking-week</code></dd>"))
                .body(containsString("no room"), containsString("serves"), not(containsString("<html")));
        Browser.page(People.page(subscriber) + asked)
                .body(containsString("Models tried, in order"), containsString("value=\"gpt-5-thinking\""))
                .body(containsString("data-used>2</td>"));
    }

    @Test
    void saysWhereTheRouterIsOverruledAndWhereNothingServes() {
        String pooled = world.subscriberOf(People.POOLED);
        People.ask(pooled, 3);

        Browser.page(People.page(pooled) + "?model=" + Plans.THINKING + "&selection=AUTO")
                .body(containsString("Denied</span>"), containsString("Served again"))
                .body(containsString("<option value=\"AUTO\" selected>"));
        Browser.page(People.page(pooled) + "?model=unheard-of&selection=MANUAL")
                .body(containsString("The plan does not have the model asked for"));
    }

    @ParameterizedTest
    @CsvSource({
        "selection=MANUAL&contextTokens=many, ContextTokens must be a whole number between 0 and 10000000.",
        "selection=MANUAL&contextTokens=-1, ContextTokens must be a whole number between 0 and 10000000.",
        "selection=SOMEHOW, Selection must be one of those that the page offers.",
        "selection=MANUAL&model=%3Cb%3E, Model must be the id of a model"
    })
    void namesFieldAndRuleWhereAQuestionMakesNoSense(String query, String words) {
        String subscriber = world.subscriberOf(People.TWO);

        given().noFilters()
                .header("HX-Request", "true")
                .get(People.page(subscriber) + "/check?" + query)
                .then()
                .statusCode(400)
                .body(containsString(words), containsString("data-alert"));
    }

    @Test
    void warnsOfASuspendedAccount() {
        String suspended = world.subscriberOf(People.TWO, "UTC", Account.Status.SUSPENDED);

        Browser.page(People.page(suspended) + "?selection=MANUAL")
                .body(containsString("tw-badge-bad\">Suspended</span>"))
                .body(containsString("The account is suspended</dd>"));
    }

    @Test
    void tellsWhoHasASeatWithoutAPlanApartFromNobody() {
        String seated = world.subscriberWithoutPlan();

        Browser.page(People.page(seated))
                .body(containsString("No plan</span>"), containsString("every request is denied"));
        Browser.open(People.page("nobody-at-all"))
                .then()
                .statusCode(404)
                .body(containsString("There is no subscriber nobody-at-all."));
    }

    @Test
    void leadsThroughDecisionsToTheOldest() {
        String subscriber = world.subscriberOf(People.TWO);
        People.ask(subscriber, 2);

        Browser.page(People.page(subscriber) + "?limit=1").body(containsString("rel=\"next\""));
        Browser.page(People.page(subscriber)).body(containsString("These are the oldest that are kept."));
        Browser.open(People.page(subscriber) + "?after=bm8").then().statusCode(400);
    }

    @Test
    @TestSecurity(
            user = "Max Manyhats",
            roles = {"operations", "auditor"})
    void leadsAuditorsToTheAuditTrail() {
        String subscriber = world.subscriberOf(People.TWO);

        Browser.page(People.page(subscriber)).body(containsString("/console/quota/audit?subject=" + subscriber));
    }
}
