package dev.thinkwatt.catalog.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class PlanPagesTest {

    private static final String PLANS = "/console/catalog/plans";

    @Inject
    Editor editor;

    @Test
    void listsPlansAndWhatIsUnderWay() {
        editor.begin("pages-under-way", editor.document("pages-under-way", "21"));

        Browser.page(PLANS + "?limit=200")
                .body(containsString("href=\"/console/catalog/plans/plus\">Plus</a>"))
                .body(containsString("class=\"tw-number\">20 USD</td>"), containsString("In force</span>"))
                .body(containsString("usage included"), containsString("/pages-under-way/draft\">"))
                .body(containsString("href=\"/console/catalog/new-plan\""));
        Browser.page(PLANS + "?limit=1").body(containsString("rel=\"next\""));
        Browser.open(PLANS + "?limit=many").then().statusCode(400);
    }

    @Test
    void showsVersionsWithTheirRangesAndAuthors() {
        editor.publish("pages-versions", editor.document("pages-versions", "21"), null);
        editor.publish("pages-versions", editor.document("pages-versions", "22"), null);

        Browser.page(PLANS + "/pages-versions")
                .body(containsString("In force</span>"), containsString("Superseded</span>"))
                .body(containsString("22 USD"), containsString("21 USD"), containsString("Prices of the year."))
                .body(containsString("Cora Catalog, approved by Abel Approver"))
                .body(containsString("/versions/1/rollback"), not(containsString("/versions/2/rollback")))
                .body(not(containsString("/withdrawal")));
        Browser.page(PLANS + "/pages-versions/versions/1")
                .body(containsString("21 USD"), containsString("gpt-5, Input"), containsString("USD per 1,000,000"));
        Browser.open(PLANS + "/pages-versions/versions/9").then().statusCode(404);
        Browser.open(PLANS + "/no-such-plan").then().statusCode(404);
    }

    @Test
    void duplicatesAVersionIntoADraftOnce() {
        editor.publish("pages-copied", editor.document("pages-copied", "21"), null);
        Response page = Browser.open(PLANS + "/pages-copied");

        Browser.send(page, PLANS + "/pages-copied/draft", Map.of("version", "1"))
                .then()
                .statusCode(303)
                .header("Location", endsWith(PLANS + "/pages-copied/draft"));

        Browser.page(PLANS + "/pages-copied/draft").body(containsString("Nothing: it can be published."));
        Browser.send(page, PLANS + "/pages-copied/draft", Map.of("version", "1"))
                .then()
                .statusCode(409)
                .body(containsString("has a draft already"));
    }

    @Test
    void beginsAPlanThatThereWasNot() {
        Response form = Browser.open("/console/catalog/new-plan");

        Browser.send(form, "/console/catalog/new-plan", Map.of("planId", "pages-new", "like", "plus"))
                .then()
                .statusCode(303);
        Browser.send(form, "/console/catalog/new-plan", Map.of("planId", "pages-empty", "like", ""))
                .then()
                .statusCode(303);

        Browser.page(PLANS + "/pages-new/draft").body(containsString("Nothing: it can be published."));
        Browser.page(PLANS + "/pages-empty/draft").body(containsString("<code>baseFee</code>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not an id|''|planId-wrong\">Must be 1 to 64 letters",
                "plus|''|planId-wrong\">Is taken by another plan.",
                "pages-unlike|nothing|fromPlan-wrong\">Must be a plan with a version in force."
            })
    void beginsNothingWithoutAnIdOfItsOwn(String planId, String like, String words) {
        Response form = Browser.open("/console/catalog/new-plan");

        Browser.send(form, "/console/catalog/new-plan", Map.of("planId", planId, "like", like))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was begun."), containsString(words))
                .body(containsString("value=\"" + planId + "\""));
    }

    @Test
    void withdrawsWhatIsStillToComeForTheTypedIdAndAReason() {
        editor.publish("pages-withdrawn", editor.document("pages-withdrawn", "21"), null);
        editor.publish("pages-withdrawn", editor.document("pages-withdrawn", "22"), later());
        Browser.page(PLANS + "/pages-withdrawn").body(containsString("Scheduled</span>"));

        send("pages-withdrawn", "versions/2/withdrawal", "pages-withdrawn", "A slip.")
                .then()
                .statusCode(303)
                .header("Location", endsWith(PLANS + "/pages-withdrawn"));

        Browser.page(PLANS + "/pages-withdrawn")
                .body(containsString("Withdrawn</span>"), containsString("never in force"));
        send("pages-withdrawn", "versions/1/withdrawal", "pages-withdrawn", "A slip.")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was withdrawn."), containsString("roll back to an earlier version"));
    }

    @Test
    void rollsBackForTheTypedIdAndAReason() {
        editor.publish("pages-back", editor.document("pages-back", "21"), null);
        editor.publish("pages-back", editor.document("pages-back", "22"), null);
        Browser.page(PLANS + "/pages-back/versions/1/rollback")
                .body(containsString("22"), containsString("<code>baseFee</code>"));

        send("pages-back", "versions/1/rollback", "pages-back", "Nobody wants to pay that.")
                .then()
                .statusCode(303);

        Browser.page(PLANS + "/pages-back")
                .body(containsString("Version 3</a>"), containsString("restores version 1"))
                .body(containsString("Nobody wants to pay that."));
    }

    @ParameterizedTest
    @CsvSource({
        "versions/2/withdrawal, '', a reason, confirmation",
        "versions/2/withdrawal, pages-typed, ' ', reason",
        "versions/1/rollback, another, a reason, confirmation",
        "versions/1/rollback, pages-typed, '', reason"
    })
    void actsOnlyWithBoth(String act, String confirmation, String reason, String wrong) {
        publishOnce("pages-typed", "21", later());

        send("pages-typed", act, confirmation, reason)
                .then()
                .statusCode(400)
                .body(containsString("<strong>Nothing was"), containsString("id=\"" + wrong + "-wrong\""))
                .body(containsString("name=\"reason\" value=\"" + reason + "\""));

        Browser.page(PLANS + "/pages-typed").body(containsString("Scheduled</span>"));
    }

    @Test
    void comparesInWords() {
        editor.publish("pages-compared", editor.document("pages-compared", "21"), null);
        editor.publish("pages-compared", editor.document("pages-compared", "22"), null);

        Browser.page(PLANS + "/pages-compared/comparison")
                .body(containsString("From version 1 to version 2"), containsString("<code>baseFee</code>"))
                .body(containsString("Before\">21 USD</td>"), containsString("After\">22 USD</td>"));
        Browser.page(PLANS + "/pages-compared/comparison?from=2&to=2").body(containsString("Nothing is different."));
        Browser.open(PLANS + "/pages-compared/comparison?from=1&to=later")
                .then()
                .statusCode(400);
        Browser.open(PLANS + "/no-such-plan/comparison").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "catalog:read")
    void offersNothingToWhomMayOnlyRead() {
        publishOnce("pages-read", "21", later());

        Browser.page(PLANS).body(not(containsString("/console/catalog/new-plan")));
        Browser.page(PLANS + "/pages-read")
                .body(not(containsString("/withdrawal")), not(containsString("/rollback")))
                .body(not(containsString("Duplicate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/catalog/new-plan",
                "/console/catalog/plans/plus/versions/1/withdrawal",
                "/console/catalog/plans/plus/versions/1/rollback",
                "/console/catalog/plans/plus/draft/discard",
                "/console/catalog/plans/plus/draft/basics",
                "/console/catalog/plans/plus/draft/prices",
                "/console/catalog/plans/plus/draft/json/models",
                "/console/catalog/plans/plus/draft/form/models",
                "/console/catalog/plans/plus/draft/submission"
            })
    @TestSecurity(
            user = "Abel Approver",
            roles = {"catalog:approve", "catalog:read"})
    void closesWhatChangesThingsToApprovers(String path) {
        Browser.open(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/plus", "/plus/versions/1", "/plus/comparison", "/plus/draft"})
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void closesToOthers(String path) {
        Browser.open(PLANS + path).then().statusCode(403);
    }

    /** In force, and another version to come. */
    private void publishOnce(String planId, String fee, Instant next) {
        if (Browser.open(PLANS + "/" + planId).statusCode() == 404) {
            editor.publish(planId, editor.document(planId, fee), null);
            editor.publish(planId, editor.document(planId, "22"), next);
        }
    }

    private static Instant later() {
        return Instant.now().plus(Duration.ofDays(10));
    }

    private static Response send(String planId, String act, String confirmation, String reason) {
        String path = PLANS + "/" + planId + "/" + act;
        return Browser.send(Browser.open(path), path, Map.of("confirmation", confirmation, "reason", reason));
    }
}
