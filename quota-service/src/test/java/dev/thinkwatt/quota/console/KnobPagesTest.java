package dev.thinkwatt.quota.console;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class KnobPagesTest {

    @Inject
    PublishedWorld world;

    @Test
    void setsAllOfThemAtOnce() {
        String subscriber = world.subscriberOf(People.TWO);
        Browser.page(People.page(subscriber))
                .body(containsString("balanced, warmth 50 of 100"), containsString("<dd>none</dd>"));

        send(subscriber, Map.of())
                .then()
                .statusCode(303)
                .header("Location", endsWith(People.page(subscriber) + "#knobs"));

        Browser.page(People.page(subscriber))
                .body(containsString("warm, warmth 70 of 100"), containsString("25.00 USD each month"))
                .body(containsString("<dd>strict</dd>"), containsString("spending-cap"));
        Browser.page(page(subscriber)).body(containsString("<option value=\"WARM\" selected>Warm</option>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "warmth|90|warmth-wrong\">Must lie between 20 and 80.",
                "warmth|hot|warmth-wrong\">Must be a whole number.",
                "style|NEUTRAL|style-wrong\">Must be one of BALANCED, WARM.",
                "style|LOUD|style-wrong\">Must be one of those that the form offers.",
                "spendingCap|101|spendingCap-wrong\">Must lie between 0 and 100.",
                "spendingCap|1e-999999999|spendingCap-wrong\">Must be an amount",
                "spendingCap|a lot|spendingCap-wrong\">Must be an amount",
                "safetyLevel|none|safetyLevel-wrong\">Must be one of usual, strict."
            })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest(String field, String value, String words) {
        String subscriber = world.subscriberOf(People.TWO);

        send(subscriber, Map.of(field, value))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was set."), containsString(words))
                .body(containsString(field.equals("spendingCap") ? "value=\"70\"" : "value=\"25.00\""));
    }

    @Test
    void saysWhereAPlanOffersNothing() {
        String subscriber = world.subscriberOf(People.POOLED);

        Browser.page(page(subscriber)).body(containsString("The plan offers nothing to set."));
    }

    private static Response send(String subscriber, Map<String, String> other) {
        Map<String, String> fields =
                new HashMap<>(Map.of("style", "WARM", "warmth", "70", "spendingCap", "25.00", "safetyLevel", "strict"));
        fields.putAll(other);
        return Browser.send(Browser.open(page(subscriber)), page(subscriber), fields);
    }

    private static String page(String subscriber) {
        return People.page(subscriber) + "/knobs";
    }
}
