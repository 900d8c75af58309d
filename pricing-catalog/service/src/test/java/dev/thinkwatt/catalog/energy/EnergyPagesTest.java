package dev.thinkwatt.catalog.energy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "Cora Catalog", roles = "catalog")
class EnergyPagesTest {

    private static final String PAGE = "/console/catalog/energy";
    private static final String SITE = PAGE + "/us-east";

    @Test
    void listsTheSites() {
        Browser.page(PAGE)
                .body(containsString("Northern Virginia"), containsString("share 0.5, 0.4 off the price"))
                .body(containsString("aria-current=\"page\">Energy</a>"));
    }

    @Test
    void previewsAFileImportsItDrawsItAndTakesItBack() {
        Response preview = preview(csv("2028-03-01", "0.10"), "CSV");
        preview.then()
                .statusCode(200)
                .body(containsString("What the file says"), containsString(">new</span>"))
                .body(containsString("data-price=\"0.1\""), containsString("1 Mar 2028, 07:00 EST"));
        Browser.send(preview, SITE + "/imports", taken(preview, "March by contract."))
                .then()
                .statusCode(303);
        Response site = Browser.open(SITE + "?from=2028-03-01&to=2028-03-02");
        site.then()
                .statusCode(200)
                .body(containsString("data-chart=\"prices\""), containsString("data-price=\"0.1\""))
                .body(containsString("Show as table"), containsString("2 gaps"))
                .body(containsString("March by contract."), containsString(">stands</span>"));
        String undo = Browser.find(site, Pattern.compile("action=\"([^\"]+/undo)\""));
        Browser.send(site, undo, Map.of("reason", ""))
                .then()
                .statusCode(400)
                .body(containsString("1 to 500 characters"));
        Browser.send(site, undo, Map.of("reason", "Wrong month.")).then().statusCode(303);
        Browser.page(SITE + "?from=2028-03-01&to=2028-03-02")
                .body(containsString(">undone</span>"), not(containsString("data-price=\"0.1\"")));
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        preview("startsAt,endsAt,pricePerKwh\n2028-03-02T12:00:00Z,soon,0,10\n", "CSV")
                .then()
                .statusCode(400)
                .body(containsString("<code>line 2</code>: Has 4 columns"));
        preview("<a>", "ENTSOE_A44").then().statusCode(400).body(containsString("not well-formed XML"));
        preview("", "OCTOPUS_AGILE").then().statusCode(400).body(containsString("Must be an object"));
        preview("x", "EXCEL").then().statusCode(400).body(containsString("Must be one of those offered"));
    }

    @Test
    void asksForAReasonAndShowsThePreviewAgain() {
        Response preview = preview(csv("2028-03-03", "0.11"), "CSV");
        Browser.send(preview, SITE + "/imports", taken(preview, " "))
                .then()
                .statusCode(400)
                .body(containsString("reason-wrong"), containsString("What the file says"));
    }

    @Test
    void takesNothingThatWasPreviewedBesideSomethingElse() {
        Response preview = preview(csv("2028-03-04", "0.11"), "CSV");
        Browser.send(preview, SITE + "/imports", taken(preview, "First."))
                .then()
                .statusCode(303);
        Response late = preview(csv("2028-03-04", "0.12"), "CSV");
        Map<String, String> stale = Map.of(
                "format",
                "CSV",
                "sequence",
                "1",
                "file",
                Browser.field(late, "file"),
                "comparedWith",
                "0",
                "reason",
                "Second.");
        Browser.send(late, SITE + "/imports", stale)
                .then()
                .statusCode(409)
                .body(containsString("is not what it was compared with"));
    }

    @Test
    void namesAStretchThatCannotBeShown() {
        Browser.page(SITE + "?from=2028-03-02&to=2028-03-01").body(containsString("1 to 92 days after from"));
    }

    @Test
    @TestSecurity(user = "Aude Auditor", roles = "catalog:read")
    void letsReadersLookAndNotImport() {
        Browser.page(SITE).body(not(containsString("Import prices")));
        assertThat(preview(csv("2028-03-05", "0.1"), "CSV").statusCode()).isEqualTo(403);
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "operations")
    void staysClosedToOthers() {
        assertThat(Browser.open(PAGE).statusCode()).isEqualTo(403);
    }

    private static String csv(String day, String price) {
        return "startsAt,endsAt,pricePerKwh\n%sT12:00:00Z,%sT13:00:00Z,%s\n".formatted(day, day, price);
    }

    private static Map<String, String> taken(Response preview, String reason) {
        return Map.of(
                "format",
                "CSV",
                "sequence",
                "1",
                "file",
                Browser.field(preview, "file"),
                "comparedWith",
                Browser.field(preview, "comparedWith"),
                "reason",
                reason);
    }

    private static Response preview(String file, String format) {
        Response form = Browser.open(SITE);
        return given().noFilters()
                .redirects()
                .follow(false)
                .cookie("thinkwatt-csrf", form.getCookie("thinkwatt-csrf"))
                .multiPart(
                        "csrf-token", Browser.find(form, Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"")))
                .multiPart("format", format)
                .multiPart("sequence", "1")
                .multiPart("file", "prices", file.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .post(SITE + "/preview");
    }
}
