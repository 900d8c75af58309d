package dev.thinkwatt.catalog.migration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.plan.Editor;
import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "Abel Approver",
        roles = {"catalog:approve", "catalog:read"})
class MigrationPagesTest {

    private static final Pattern WITHDRAWAL = Pattern.compile("href=\"([^\"]+/withdrawal)\"");

    @Inject
    Editor editor;

    @Test
    void showsTheListFirstThenDecidesAndTakesItBack() {
        announce("pages-moved");
        Browser.page(page("pages-moved") + "s").body(containsString("None was decided yet."));
        Browser.page(page("pages-moved")).body(not(containsString("Decide the migration</button>")));

        Response list = Browser.open(page("pages-moved") + "?fromVersion=1&toVersion=2&mode=GRANDFATHER&effectiveAt=");
        list.then()
                .statusCode(200)
                .body(containsString("0 accounts with 0 seats"), containsString("Decide the migration</button>"));

        decide(list, "pages-moved", "pages-moved", " ")
                .then()
                .statusCode(400)
                .body(containsString("Nothing was decided."), containsString("id=\"reason-wrong\""));
        decide(list, "pages-moved", "another", "As agreed.")
                .then()
                .statusCode(400)
                .body(containsString("id=\"confirmation-wrong\""));
        decide(list, "pages-moved", "pages-moved", "As agreed.")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/pages-moved/migrations"));

        Response decided = Browser.open(page("pages-moved") + "s");
        decided.then().body(containsString("keep their version"), containsString("As agreed."));
        String withdrawal = Browser.find(decided, WITHDRAWAL);
        Response form = Browser.open(withdrawal);
        Browser.send(form, withdrawal, Map.of("reason", "")).then().statusCode(400);
        Browser.send(form, withdrawal, Map.of("reason", "Not this year."))
                .then()
                .statusCode(303);
        Browser.page(page("pages-moved") + "s")
                .body(containsString("Withdrawn</span>"), containsString("Not this year."));
    }

    @Test
    void saysWhyThereIsNoList() {
        announce("pages-soon");

        Browser.open(page("pages-soon") + "?fromVersion=1&toVersion=2&mode=AT_ONCE&effectiveAt="
                        + LocalDate.now(ZoneOffset.UTC) + "T00:00")
                .then()
                .statusCode(400)
                .body(containsString("effectiveAt-wrong\">Must not lie before"))
                .body(not(containsString("Decide the migration</button>")));
        Browser.open(page("pages-soon") + "?fromVersion=one&toVersion=2&mode=AT_ONCE&effectiveAt=")
                .then()
                .statusCode(400)
                .body(containsString("fromVersion-wrong"));
        Browser.open(page("pages-nowhere")).then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void showsTheListAloneToWhoMayNotDecide() {
        announce("pages-seen");

        Response list = Browser.open(page("pages-seen") + "?fromVersion=1&toVersion=2&mode=GRANDFATHER&effectiveAt=");

        list.then()
                .statusCode(200)
                .body(containsString("Whom it concerns"), not(containsString("Decide the migration</button>")));
        decide(list, "pages-seen", "pages-seen", "Mine.").then().statusCode(403);
    }

    private void announce(String planId) {
        editor.publish(planId, editor.document(planId, "200"), null);
        editor.publish(
                planId,
                editor.document(planId, "240"),
                Instant.now().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS));
    }

    private static Response decide(Response list, String planId, String confirmation, String reason) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "migrationId", planId + "-kept",
                "fromVersion", "1",
                "toVersion", "2",
                "mode", "GRANDFATHER",
                "effectiveAt", "",
                "accounts", "0"));
        fields.put("confirmation", confirmation);
        fields.put("reason", reason);
        return Browser.send(list, page(planId), fields);
    }

    private static String page(String planId) {
        return "/console/catalog/plans/" + planId + "/migration";
    }
}
