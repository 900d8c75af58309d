package dev.thinkwatt.catalog.energy;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.thinkwatt.catalog.testing.Race;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteResourceTest {

    @Inject
    SiteService service;

    @Inject
    Race race;

    @Test
    void addsASiteAndChangesItForTheDaysThatFollow() {
        put("put-site-a", Map.of()).statusCode(201).body("site.pue", equalTo("1.12"));
        importDay("put-site-a", "2028-07-01").body("days[0].outcome", equalTo("PUBLISHED"));
        put("put-site-a", Map.of("pue", "1.08")).statusCode(200).body("site.pue", equalTo("1.08"));
        get("/v1/energy/sites").then().body("items.find { it.site.id == 'put-site-a' }.site.pue", equalTo("1.08"));
        get("/v1/audit-entries/catalog?subject=put-site-a")
                .then()
                .body("items.action", hasItems("site.added", "site.changed"))
                .body("items.reason", hasItem("A test."));
    }

    @Test
    void keepsZoneAndCurrencyOncePricesArePublished() {
        put("put-site-b", Map.of()).statusCode(201);
        put("put-site-b", Map.of("zone", "Europe/Berlin", "currency", "EUR")).statusCode(200);
        importDay("put-site-b", "2028-07-01");
        assertInvalid(put("put-site-b", Map.of("zone", "Europe/Dublin", "currency", "EUR")), "zone");
        assertInvalid(put("put-site-b", Map.of("zone", "Europe/Berlin", "currency", "USD")), "currency");
    }

    @Test
    void namesEveryFaultAndStoresNothing() {
        assertInvalid(put("put-site-c", Map.of("pue", "0.9")), "pue");
        assertInvalid(put("put-site-c", Map.of("workPerWh", "0")), "workPerWh");
        assertInvalid(put("put-site-c", Map.of("agreementShare", "1.1")), "agreementShare");
        assertInvalid(put("put-site-c", Map.of("hardwareClass", "H 200")), "hardwareClass");
        assertInvalid(put("put-site-c", Map.of("reason", " ")), "reason");
        get("/v1/energy/sites/put-site-c/prices?from=2028-07-01&to=2028-07-02")
                .then()
                .statusCode(404);
    }

    @Test
    void addsASiteOnceWhoeverElseDoesAtOnce() throws Exception {
        SiteWish wish = Json.strict().convertValue(body(Map.of()), SiteWish.class);

        race.afterwards(() -> service.put("put-site-d", wish), () -> put("put-site-d", Map.of("pue", "1.08")))
                .statusCode(200)
                .body("site.pue", equalTo("1.08"));
        get("/v1/audit-entries/catalog?subject=put-site-d")
                .then()
                .body("items.action", contains("site.changed", "site.added"));
    }

    private static ValidatableResponse importDay(String site, String day) {
        return given().contentType("text/csv")
                .body("startsAt,endsAt,pricePerKwh\n" + day + "T10:00:00Z," + day + "T11:00:00Z,0.1\n")
                .post("/v1/energy/sites/" + site + "/prices")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse put(String site, Map<String, String> otherwise) {
        return given().contentType("application/json")
                .body(body(otherwise))
                .put("/v1/energy/sites/" + site)
                .then();
    }

    private static Map<String, String> body(Map<String, String> otherwise) {
        Map<String, String> body = new HashMap<>(Map.of(
                "name", "Dublin",
                "zone", "Europe/Dublin",
                "pue", "1.12",
                "hardwareClass", "h200",
                "workPerWh", "1.6",
                "agreementShare", "0.4",
                "agreementDiscount", "0.25",
                "currency", "USD",
                "reason", "A test."));
        body.putAll(otherwise);
        return body;
    }
}
