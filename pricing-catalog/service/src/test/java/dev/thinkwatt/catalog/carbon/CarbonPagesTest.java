package dev.thinkwatt.catalog.carbon;

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
class CarbonPagesTest {

    private static final String PAGE = "/console/catalog/energy/us-east/carbon";

    @Test
    void previewsAFileImportsItDrawsItAndTakesItBack() throws Exception {
        HttpResponse<String> preview = preview("2028-06-01", "383.55", 200);
        assertThat(preview.body()).contains("What the file says", ">new</span>", "data-price=\"383.55\"");
        take(preview.body(), " ").then().statusCode(400).body(containsString("What the file says"));
        take(preview.body(), "June by the grid operator.").then().statusCode(303);
        Response page = Browser.open(PAGE + "?from=2028-06-01&to=2028-06-02");
        page.then()
                .statusCode(200)
                .body(containsString("<title>Carbon at Northern Virginia · Thinkwatt</title>"))
                .body(containsString("data-chart=\"carbon\""), containsString("data-price=\"383.55\""))
                .body(containsString("June by the grid operator."), containsString(">stands</span>"));
        String undo = Browser.find(page, Pattern.compile("action=\"([^\"]+/undo)\""));
        Browser.send(page, undo, Map.of("reason", "Wrong month.")).then().statusCode(303);
        Browser.page(PAGE)
                .body(containsString(">undone</span>"), containsString("Wrong month."))
                .body(not(containsString("value=\"2028-06-02\"")));
    }

    @Test
    void saysWhatIsWrongWithAFileAndWithAStretchOfDays() throws Exception {
        assertThat(preview("2028-06-02", "a lot", 400).body()).contains("<code>line 2</code>");
        Browser.page(PAGE + "?from=2028-06-02&to=2028-06-01").body(containsString("days after from"));
    }

    private static HttpResponse<String> preview(String day, String grams, int status) throws Exception {
        String file = "startsAt,endsAt,gramsCo2ePerKwh\n" + day + "T12:00:00Z," + day + "T13:00:00Z," + grams + "\n";
        HttpResponse<String> response = Browser.upload(
                Browser.open(PAGE),
                PAGE + "/preview",
                Map.of("source", "grid operator"),
                file.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    private static Response take(String preview, String reason) {
        return Browser.send(
                Browser.open(PAGE),
                PAGE + "/imports",
                Map.of(
                        "source",
                        "grid operator",
                        "file",
                        value(preview, "file"),
                        "comparedWith",
                        value(preview, "comparedWith"),
                        "reason",
                        reason));
    }

    private static String value(String page, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }
}
