package dev.thinkwatt.quota.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"operations", "auditor"})
class GrantPagesTest {

    @Inject
    PublishedWorld world;

    @Test
    void grantsOnceForEachForm() {
        String subscriber = world.subscriberOf(People.TWO);
        People.ask(subscriber, 3);
        Response form = Browser.open(page(subscriber) + "?allowance=thinking-week");
        Map<String, String> fields = fields(form, Map.of());

        Browser.send(form, page(subscriber), fields)
                .then()
                .statusCode(303)
                .header("Location", endsWith(People.page(subscriber) + "#grants"));
        Browser.send(form, page(subscriber), fields).then().statusCode(303);

        Browser.page(People.page(subscriber))
                .body(containsString("data-left>5</td>"), containsString("Top-up</td>"))
                .body(
                        containsString("an outage of ours"),
                        containsString("<td data-label=\"Top-ups left\" class=\"tw-number\">5</td>"));
        Browser.page("/console/quota/audit?subject=" + subscriber)
                .body(containsString("grant.given"), containsString("an outage of ours"));
        fields.put("amount", "7");
        Browser.send(form, page(subscriber), fields)
                .then()
                .statusCode(409)
                .body(containsString("Begin with a new form"), containsString("value=\"7\""));
    }

    @Test
    void raisesALimit() {
        String subscriber = world.subscriberOf(People.TWO);
        Response form = Browser.open(page(subscriber));

        Browser.send(form, page(subscriber), fields(form, Map.of("kind", "LIMIT", "amount", "3")))
                .then()
                .statusCode(303);

        Browser.page(People.page(subscriber))
                .body(containsString("data-limit>5</td>"), containsString("class=\"tw-number\">3</td>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason|' '|reason-wrong\">Must not be blank.",
                "amount|lots|amount-wrong\">Must be a number of units",
                "amount|1e-999999999|amount-wrong\">Must be a number of units",
                "amount|0|amount-wrong\">Must be more than 0",
                "lastDay|soon|expiresAt-wrong\">Must be a date",
                "lastDay|2020-01-01|expiresAt-wrong\">Must be in the future",
                "priority|first|priority-wrong\">Must be a whole number between 0 and 1000.",
                "kind|GIFT|kind-wrong\">Must be one of those",
                "allowance|another|allowance-wrong\">Must be one of plan pages-two: thinking-week."
            })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest(String field, String value, String words) {
        String subscriber = world.subscriberOf(People.TWO);
        Response form = Browser.open(page(subscriber));

        Browser.send(form, page(subscriber), fields(form, Map.of(field, value)))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was granted."), containsString(words))
                .body(containsString(field.equals("reason") ? "value=\"5\"" : "value=\"an outage of ours\""));

        Browser.page(People.page(subscriber)).body(containsString("Nothing was granted beyond the plan."));
    }

    @Test
    void grantsNothingWithoutTheTokenOfAForm() {
        String subscriber = world.subscriberOf(People.TWO);

        given().noFilters()
                .formParams(fields(Browser.open(page(subscriber)), Map.of()))
                .post(page(subscriber))
                .then()
                .statusCode(400);

        Browser.page(People.page(subscriber)).body(not(containsString("Top-up</td>")));
    }

    private static String page(String subscriber) {
        return People.page(subscriber) + "/grant";
    }

    private static Map<String, String> fields(Response form, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "grantId", Browser.field(form, "grantId"),
                "kind", "BALANCE",
                "allowance", "thinking-week",
                "amount", "5",
                "priority", "100",
                "lastDay", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString(),
                "reason", "an outage of ours"));
        fields.putAll(other);
        return fields;
    }
}
