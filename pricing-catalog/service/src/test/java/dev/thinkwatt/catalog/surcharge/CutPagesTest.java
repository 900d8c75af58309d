package dev.thinkwatt.catalog.surcharge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class CutPagesTest {

    private static final String SITE = "cut-site";

    /** Last month cost 0.06 for an hour, and 0.40 for another. */
    @BeforeEach
    void importPrices() {
        given().contentType("application/json")
                .body(Map.of(
                        "name",
                        "Cut",
                        "zone",
                        "UTC",
                        "pue",
                        "1.2",
                        "hardwareClass",
                        "h100",
                        "workPerWh",
                        "1",
                        "agreementShare",
                        "0",
                        "agreementDiscount",
                        "0",
                        "currency",
                        "USD",
                        "reason",
                        "A test."))
                .put("/v1/energy/sites/" + SITE);
        LocalDate day = LocalDate.now(ZoneId.of("UTC")).minusMonths(1).withDayOfMonth(3);
        given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n%sT10:00:00Z,%sT11:00:00Z,0.06\n%sT11:00:00Z,%sT12:00:00Z,0.40\n"
                        .formatted(day, day, day, day))
                .post("/v1/energy/sites/" + SITE + "/prices")
                .then()
                .statusCode(200);
    }

    @Test
    void showsThePolicyAsAFormAndSavesIt() {
        begin("cut-form");
        Response form = Browser.open(page("cut-form"));
        form.then()
                .statusCode(200)
                .body(containsString("Is passed on as a rise is (symmetric)"), containsString("Price base"))
                .body(containsString("What floor and cap would have cut last month"));

        Browser.send(form, page("cut-form"), policy(form, Map.of("surcharge.floor", "0", "surcharge.cap", "0.05")))
                .then()
                .statusCode(303);

        given().get("/v1/plans/cut-form/draft")
                .then()
                .body("document.surcharge.floor", equalTo("0"))
                .body("document.surcharge.cap", equalTo("0.05"))
                .body("document.surcharge.latencyReductionMs.PRIORITY", equalTo(30))
                .body("faults.size()", equalTo(0));
        Browser.page(page("cut-form")).body(containsString("value=\"0\" checked"));
    }

    @Test
    void takesThePolicyAwayWhereNothingIsSaid() {
        begin("cut-none");
        Response form = Browser.open(page("cut-none"));
        Map<String, String> nothing = new HashMap<>(policy(form, Map.of()));
        nothing.replaceAll((field, value) -> field.startsWith("surcharge.") ? "" : value);

        cut("cut-none", form, nothing).body(containsString("Electricity is not passed on"));
        Browser.send(form, page("cut-none"), nothing).then().statusCode(303);

        given().get("/v1/plans/cut-none/draft").then().body("document.surcharge", nullValue());
    }

    @Test
    void saysWhatFloorAndCapWouldHaveCutAsTheyAreTyped() {
        begin("cut-typed");
        Response form = Browser.open(page("cut-typed"));

        cut("cut-typed", form, policy(form, Map.of()))
                .body(containsString(">symmetric</span>"), not(containsString("data-cap")));
        // 0.32 above the base for half of the time that has a price: the cap leaves 0.05
        cut("cut-typed", form, policy(form, Map.of("surcharge.floor", "0", "surcharge.cap", "0.05")))
                .body(containsString(">a fall is kept</span>"))
                .body(containsString("data-cap>0.135</span>, at most 0.27"))
                .body(containsString("data-floor>0.01</span>, at most 0.02"), containsString("in 50 % of the hours"));
        // of the month before that there is no price, and so no index
        cut("cut-typed", form, policy(form, Map.of("surcharge.cap", "0.05", "surcharge.lagMonths", "1")))
                .body(containsString("The index waits for missing prices of"));
        given().get("/v1/plans/cut-typed/draft").then().body("document.surcharge.cap", nullValue());
    }

    /** A day of the month before has no price: there is no index, or one that estimates it. */
    @Test
    void takesTheIndexThatTheEngineTakes() {
        LocalDate before = LocalDate.now(ZoneId.of("UTC")).minusMonths(2).withDayOfMonth(1);
        String rows = before.datesUntil(before.plusMonths(1))
                .filter(day -> day.getDayOfMonth() != 5)
                .flatMap(day -> IntStream.range(0, 24)
                        .mapToObj(hour -> "%s,%s,0.28\n"
                                .formatted(
                                        day.atTime(hour, 0).toInstant(ZoneOffset.UTC),
                                        day.atTime(hour, 0).plusHours(1).toInstant(ZoneOffset.UTC))))
                .collect(Collectors.joining());
        given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n" + rows)
                .post("/v1/energy/sites/" + SITE + "/prices")
                .then()
                .statusCode(200);
        begin("cut-lag");
        Response form = Browser.open(page("cut-lag"));

        cut("cut-lag", form, policy(form, Map.of("surcharge.cap", "0.05", "surcharge.lagMonths", "1")))
                .body(containsString("The index waits for missing prices of " + YearMonth.from(before)));
        // 0.20 above the base in all hours that have a price
        cut(
                        "cut-lag",
                        form,
                        policy(
                                form,
                                Map.of(
                                        "surcharge.cap",
                                        "0.05",
                                        "surcharge.lagMonths",
                                        "1",
                                        "surcharge.fallback",
                                        "LAST_SAME_SLOT")))
                .body(containsString("at the index of " + YearMonth.from(before) + ", partly estimated"))
                .body(containsString("data-cap>0.15</span>, at most 0.15"));
    }

    /** Whatever else is sent, what is chosen stands: as a browser sends it, with the line that nobody emptied. */
    @ParameterizedTest
    @CsvSource({"'', 0.02, ", "0, 0.02, 0", "own, 0.03, 0.03", "own, '', own", "own, 0.02, 0.02"})
    void setsTheFloorThatIsChosen(String chosen, String beside, @Nullable String floor) {
        String plan = "cut-floor-" + ("".equals(chosen) ? "none" : chosen) + beside;
        begin(plan);
        Response form = Browser.open(page(plan));
        Browser.send(form, page(plan), policy(form, Map.of("surcharge.floor", "0.02")))
                .then()
                .statusCode(303);
        Response again = Browser.open(page(plan));
        again.then()
                .body(containsString("name=\"surcharge.floor\" value=\"own\" checked"))
                .body(containsString("name=\"surcharge.floor~own\" value=\"0.02\""));

        Browser.send(again, page(plan), policy(again, Map.of("surcharge.floor", chosen, "surcharge.floor~own", beside)))
                .then()
                .statusCode(303);

        given().get("/v1/plans/" + plan + "/draft")
                .then()
                .body("document.surcharge.floor", equalTo(floor))
                .body("faults.size()", equalTo("own".equals(floor) ? 1 : 0));
    }

    @Test
    void saysWhatIsNoPolicyYetWhateverElseIsWrong() {
        given().header("If-None-Match", "*")
                .contentType("application/json")
                .body("{\"id\": \"cut-wrong\"}")
                .put("/v1/plans/cut-wrong/draft")
                .then()
                .statusCode(201);
        Response form = Browser.open(page("cut-wrong"));

        cut("cut-wrong", form, policy(form, Map.of("surcharge.cap", "high")))
                .body(containsString("It is no policy yet:"), containsString("<code>surcharge.cap</code>"));
        cut("cut-wrong", form, policy(form, Map.of("surcharge.cap", "0.05")))
                .body(containsString("data-cap>0.135</span>"));
    }

    private static ValidatableResponse cut(String planId, Response form, Map<String, String> fields) {
        return Browser.send(form, "/console/catalog/plans/" + planId + "/draft/surcharge-preview", fields)
                .then()
                .statusCode(200);
    }

    private static String page(String planId) {
        return "/console/catalog/plans/" + planId + "/draft/form/energy";
    }

    private static void begin(String planId) {
        given().contentType("application/json")
                .body("{\"fromPlan\": \"enterprise-api\"}")
                .post("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(201);
    }

    private static Map<String, String> policy(Response form, Map<String, String> otherwise) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "etag", Browser.field(form, "etag"),
                "section", "energy",
                "surcharge.currency", "USD",
                "surcharge.priceBase", "0.08",
                "surcharge.passThrough", "1",
                "surcharge.intervalRule", "START",
                "surcharge.floor", "",
                "surcharge.cap", "",
                "surcharge.latencyReductionMs.PRIORITY", "30"));
        fields.putAll(otherwise);
        return fields;
    }
}
