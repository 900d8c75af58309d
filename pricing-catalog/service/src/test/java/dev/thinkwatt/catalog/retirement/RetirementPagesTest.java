package dev.thinkwatt.catalog.retirement;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class RetirementPagesTest {

    private static final String LATER = LocalDate.now(ZoneOffset.UTC).plusDays(90) + "T00:00";

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Test
    void announcesAndKeeps() {
        models.publish(plans.model("pages-retired"));

        announce("pages-retired", LATER, "pages-retired", "Nobody asks for it.")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/pages-retired/retirement"));

        Response page = Browser.open(page("pages-retired"));
        page.then()
                .body(containsString("Legacy</span>"), containsString("Put it off"))
                .body(containsString("no published plan"), containsString("Withdraw the retirement"));
        Browser.send(page, page("pages-retired") + "/withdrawal", Map.of("reason", ""))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was changed."));
        Browser.send(page, page("pages-retired") + "/withdrawal", Map.of("reason", "Many do."))
                .then()
                .statusCode(303);
        Browser.page(page("pages-retired")).body(not(containsString("Withdraw the retirement")));
    }

    @Test
    void saysWhomItConcernsAndHoldsToTheNotice() {
        Browser.page(page("gpt-4o"))
                .body(containsString("href=\"/console/catalog/plans/plus\">plus</a>"))
                .body(containsString("Earliest date"));

        announce("gpt-4o", LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T00:00", "gpt-4o", "Soon.")
                .then()
                .statusCode(400)
                .body(
                        containsString("retireAt-wrong\">Must not lie before"),
                        containsString("are told 30 days before"));
    }

    @ParameterizedTest
    @CsvSource({
        "soon, pages-kept, a reason, retireAt",
        "'', pages-kept, a reason, retireAt",
        "{later}, another, a reason, confirmation",
        "{later}, pages-kept, ' ', reason"
    })
    void announcesNothingThatMakesNoSense(String retireAt, String confirmation, String reason, String wrong) {
        if (models.find("pages-kept").isEmpty()) {
            models.publish(plans.model("pages-kept"));
        }

        announce("pages-kept", retireAt.replace("{later}", LATER), confirmation, reason)
                .then()
                .statusCode(400)
                .body(containsString("Nothing was changed."), containsString("id=\"" + wrong + "-wrong\""))
                .body(containsString("name=\"reason\" value=\"" + reason + "\""));

        Browser.page(page("pages-kept")).body(not(containsString("Put it off")));
    }

    private static Response announce(String modelId, String retireAt, String confirmation, String reason) {
        return Browser.send(
                Browser.open(page(modelId)),
                page(modelId),
                Map.of("retireAt", retireAt, "confirmation", confirmation, "reason", reason));
    }

    private static String page(String modelId) {
        return "/console/catalog/models/" + modelId + "/retirement";
    }
}
