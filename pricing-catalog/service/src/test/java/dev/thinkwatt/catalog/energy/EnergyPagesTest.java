package dev.thinkwatt.catalog.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
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
    void previewsAFileImportsItDrawsItAndTakesItBack() throws Exception {
        String preview = preview(csv("2028-03-01", "0.10"), "CSV", 200);
        assertThat(preview)
                .contains("What the file says", ">new</span>", "data-price=\"0.1\"", "1 Mar 2028, 07:00 EST");
        take(preview, "March by contract.").then().statusCode(303);
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
    void knowsPricesUntilTheLastDayThatHasOne() throws Exception {
        take(preview(csv("2031-03-01", "0.10"), "CSV", 200), "Far ahead.")
                .then()
                .statusCode(303);
        Browser.page(PAGE).body(containsString("2031-03-01"));
        Response site = Browser.open(SITE);
        String undo = Browser.find(site, Pattern.compile("action=\"([^\"]+/undo)\""));

        Browser.send(site, undo, Map.of("reason", "Too far.")).then().statusCode(303);

        Browser.page(PAGE).body(not(containsString("2031-03-01")));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        assertThat(preview("startsAt,endsAt,pricePerKwh\n2028-03-02T12:00:00Z,soon,0,10\n", "CSV", 400))
                .contains("<code>line 2</code>: Has 4 columns");
        assertThat(preview("<a>", "ENTSOE_A44", 400)).contains("not well-formed XML");
        assertThat(preview("", "OCTOPUS_AGILE", 400)).contains("Must be an object");
        assertThat(preview("x", "EXCEL", 400)).contains("Must be one of those offered");
    }

    @Test
    void asksForAReasonAndShowsThePreviewAgain() throws Exception {
        take(preview(csv("2028-03-03", "0.11"), "CSV", 200), " ")
                .then()
                .statusCode(400)
                .body(containsString("reason-wrong"), containsString("What the file says"));
    }

    @Test
    void takesNothingThatWasPreviewedBesideSomethingElse() throws Exception {
        String stale = preview(csv("2028-03-04", "0.12"), "CSV", 200);
        take(preview(csv("2028-03-04", "0.11"), "CSV", 200), "First.").then().statusCode(303);
        take(stale, "Second.").then().statusCode(409).body(containsString("is not what it was compared with"));
    }

    @Test
    void namesAStretchThatCannotBeShown() {
        Browser.page(SITE + "?from=2028-03-02&to=2028-03-01").body(containsString("1 to 92 days after from"));
    }

    @Test
    @TestSecurity(user = "Aude Auditor", roles = "catalog:read")
    void letsReadersLookAndNotImport() throws Exception {
        Browser.page(SITE).body(not(containsString("Import prices")));
        preview(csv("2028-03-05", "0.1"), "CSV", 403);
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "operations")
    void staysClosedToOthers() {
        assertThat(Browser.open(PAGE).statusCode()).isEqualTo(403);
    }

    private static String csv(String day, String price) {
        return "startsAt,endsAt,pricePerKwh\n%sT12:00:00Z,%sT13:00:00Z,%s\n".formatted(day, day, price);
    }

    private static String preview(String file, String format, int status) throws Exception {
        Response form = Browser.open(SITE);
        HttpResponse<String> preview = Browser.upload(
                form,
                SITE + "/preview",
                Map.of("format", format, "sequence", "1"),
                file.getBytes(StandardCharsets.UTF_8));
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(status);
        return preview.body();
    }

    /** Sends the form at the end of a preview. */
    private static Response take(String preview, String reason) {
        return Browser.send(
                Browser.open(SITE),
                SITE + "/imports",
                Map.of(
                        "format",
                        "CSV",
                        "sequence",
                        "1",
                        "file",
                        hidden(preview, "file"),
                        "comparedWith",
                        hidden(preview, "comparedWith"),
                        "reason",
                        reason));
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }
}
