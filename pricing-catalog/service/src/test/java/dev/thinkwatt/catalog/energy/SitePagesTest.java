package dev.thinkwatt.catalog.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "Cora Catalog", roles = "catalog")
class SitePagesTest {

    private static final String NEW = "/console/catalog/energy-site";

    @Test
    void addsASiteAndChangesIt() {
        Response form = Browser.open(NEW);
        form.then().statusCode(200).body(containsString("aria-current=\"page\">Energy</a>"));
        send(form, NEW, site("form-site-a"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/console/catalog/energy/form-site-a"));
        Browser.page("/console/catalog/energy/form-site-a")
                .body(containsString("PUE 1.12"), containsString("40 % of its power 25 % off the price"))
                .body(containsString("<title>Electricity at Dublin · Thinkwatt</title>"));

        Response change = Browser.open(at("form-site-a"));
        change.then().body(containsString("<title>Change Dublin · Thinkwatt</title>"));
        change.then().body(containsString("value=\"1.12\""), containsString("value=\"Europe/Dublin\""));
        send(change, at("form-site-a"), changed(change, site("form-site-a"), "pue", "1.08"))
                .then()
                .statusCode(303);
        Browser.page("/console/catalog/energy/form-site-a").body(containsString("PUE 1.08"));
    }

    @Test
    void tellsEachFaultBesideItsFieldAndAddsNothing() {
        Map<String, String> wrong = site("form site");
        wrong.putAll(
                Map.of("zone", "Ireland/Dublin", "currency", "euro", "pue", "1,12", "workPerWh", "0", "reason", ""));
        send(Browser.open(NEW), NEW, wrong)
                .then()
                .statusCode(400)
                .body(containsString("Nothing was added."), containsString("6 fields to look at"))
                .body(containsString("id=\"id-wrong\">Must be 1 to 64"))
                .body(containsString("id=\"zone-wrong\">Must be a time zone"))
                .body(containsString("id=\"currency-wrong\">Must be a currency code"))
                .body(containsString("id=\"pue-wrong\">Must be a number"), containsString("value=\"1,12\""))
                .body(containsString("id=\"workPerWh-wrong\">Must be greater"))
                .body(containsString("id=\"reason-wrong\">Must be 1 to 500"));
        Browser.page("/console/catalog/energy").body(not(containsString("form site")));
    }

    @Test
    void neverChangesASiteByAddingIt() {
        send(Browser.open(NEW), NEW, site("form-site-b")).then().statusCode(303);
        Map<String, String> same = site("form-site-b");
        same.put("pue", "2");
        send(Browser.open(NEW), NEW, same).then().statusCode(400).body(containsString("Is taken by another site"));
        Browser.page("/console/catalog/energy/form-site-b").body(containsString("PUE 1.12"));
    }

    @Test
    void losesNoChangeOfSomebodyElse() {
        send(Browser.open(NEW), NEW, site("form-site-c")).then().statusCode(303);
        Response mine = Browser.open(at("form-site-c"));
        Response theirs = Browser.open(at("form-site-c"));
        send(theirs, at("form-site-c"), changed(theirs, site("form-site-c"), "pue", "1.3"))
                .then()
                .statusCode(303);

        Response late = send(mine, at("form-site-c"), changed(mine, site("form-site-c"), "pue", "1.4"));
        late.then().statusCode(412).body(containsString("Someone else changed it."), containsString("value=\"1.4\""));
        Browser.page("/console/catalog/energy/form-site-c").body(containsString("PUE 1.3"));

        Map<String, String> over = changed(mine, site("form-site-c"), "pue", "1.4");
        over.put("over", Browser.field(late, "over"));
        send(late, at("form-site-c"), over).then().statusCode(303);
        Browser.page("/console/catalog/energy/form-site-c").body(containsString("PUE 1.4"));
    }

    @Test
    void knowsNoFormOfASiteThatIsNot() {
        assertThat(Browser.open(at("nowhere")).statusCode()).isEqualTo(404);
    }

    @Test
    @TestSecurity(user = "Aude Auditor", roles = "catalog:read")
    void letsReadersChangeNothing() {
        assertThat(Browser.open(NEW).statusCode()).isEqualTo(403);
        assertThat(Browser.open(at("us-east")).statusCode()).isEqualTo(403);
        Browser.page("/console/catalog/energy").body(not(containsString("Add a site")));
    }

    private static String at(String siteId) {
        return "/console/catalog/energy/" + siteId + "/form";
    }

    private static Response send(Response form, String path, Map<String, String> fields) {
        return Browser.send(form, path, fields);
    }

    private static Map<String, String> changed(Response form, Map<String, String> site, String field, String value) {
        Map<String, String> changed = new HashMap<>(site);
        changed.put("seen", Browser.field(form, "seen"));
        changed.put(field, value);
        return changed;
    }

    private static Map<String, String> site(String id) {
        return new HashMap<>(Map.of(
                "id", id,
                "name", "Dublin",
                "zone", "Europe/Dublin",
                "pue", "1.12",
                "hardwareClass", "h200",
                "workPerWh", "1.6",
                "agreementShare", "0.4",
                "agreementDiscount", "0.25",
                "currency", "USD",
                "reason", "A test."));
    }
}
