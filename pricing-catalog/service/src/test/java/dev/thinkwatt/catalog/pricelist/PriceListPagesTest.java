package dev.thinkwatt.catalog.pricelist;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class PriceListPagesTest {

    private static final String LISTS = "/console/catalog/price-lists";
    private static final String IMPORT = "/console/catalog/price-list-import";

    private static final String FIRST = """
            {"a": {"mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05},
             "b": {"input_cost_per_token": 2e-06, "output_cost_per_image": 0.04},
             "C/1:x": {"input_cost_per_token": 0.00000000000003, "supports_vision": true}}
            """;

    /** {@code a} is dearer, {@code b} is gone, {@code d} is new. */
    private static final String SECOND = """
            {"a": {"mode": "chat", "input_cost_per_token": 3e-06, "output_cost_per_token": 1e-05},
             "C/1:x": {"input_cost_per_token": 0.00000000000003, "supports_vision": true},
             "d": {"input_cost_per_token": 0, "input_cost_per_token_priority": 5e-05}}
            """;

    @Inject
    UploadRepository uploads;

    @Inject
    PriceListSettings settings;

    @Test
    void showsWhatAFileChangesAndImportsIt() throws Exception {
        importFile("pages-shown", FIRST);
        String preview = uploaded("pages-shown", SECOND);

        Browser.page(preview)
                .body(containsString("<dd data-new>1 model<"), containsString("<dd data-changed>1 model<"))
                .body(containsString("<dd data-gone>1 model<"), containsString("<dd data-unchanged>1 model<"))
                .body(containsString("revision 1</a>."), containsString("Import as revision 2"))
                .body(containsString("data-finding=\"JUMP\""), containsString("1.25 USD per 1,000,000"))
                .body(containsString("data-finding=\"PRIORITY_FAR_ABOVE_STANDARD\""));
        assertThat(cells(preview, "CHANGED")).containsExactly("Input 1.25 3 2.4");
        assertThat(cells(preview, "LISTED")).containsExactly("Input none 0 –", "Input, priority none 50 –");
        assertThat(cells(preview, "GONE")).containsExactly("Input 2 none –", "output_cost_per_image 0.04 none –");

        confirm(preview, "pages-shown", 1, "a file", "New prices.")
                .then()
                .statusCode(303)
                .header("Location", containsString(LISTS + "/pages-shown/revisions"));

        Browser.page(LISTS + "/pages-shown/revisions")
                .body(containsString("data-revision=\"2\""), containsString("1 new, 1 changed, 1 gone"))
                .body(containsString("a file"), containsString("New prices."), containsString(sha256(preview)));
        Browser.page(preview).body(containsString("Nothing: "), not(containsString("Import as revision")));
    }

    @Test
    void narrowsAndTurnsWhatChangesByAddress() throws Exception {
        String preview = uploaded("pages-narrowed", FIRST);

        Browser.page(preview + "&contains=c/1")
                .body(containsString(">C/1:x "), containsString("0.00000003"), not(containsString(">a ")));
        Browser.page(preview + "&show=GONE").body(containsString("Nothing fits the filter."));
        Response first = Browser.open(preview + "&limit=1");
        first.then().body(containsString(">C/1:x "), not(containsString(">a ")));
        String next = Browser.find(first, Pattern.compile("rel=\"next\" href=\"([^\"]+)\""))
                .replace("&amp;", "&");
        Browser.page(next).body(containsString(">a "), containsString(">b "), not(containsString(">C/1:x ")));
        Browser.open(preview + "&show=ANY").then().statusCode(400);
    }

    @Test
    void findsTheFaultyRowOf218RealModels() throws Exception {
        Browser.page(uploaded("pages-real", Facts.read().json()))
                .body(containsString("<dd data-new>218 models"), containsString("218 models, 1217 prices"))
                .body(containsString("<td data-label=\"Model\">gpt-5-nano</td>"))
                .body(containsString("costs more than 5 times standard, 0.05 USD per 1000000"));
    }

    @Test
    void refusesAFileThatCannotBeRead() throws Exception {
        assertRefused(
                upload("pages-bad", "{\"a\": {\"input_cost_per_token\": \"cheap\"}}"),
                "<code>a.input_cost_per_token</code></td><td data-label=\"Rule\">must be a number");
        assertRefused(upload("pages-bad", ""), "Must be chosen, or its text pasted below.");
        assertRefused(upload("preview", FIRST), "Must not be preview.");
        assertRefused(upload("no name", FIRST), "id=\"name-wrong\"");
        Browser.open(LISTS + "/pages-bad").then().statusCode(404);
    }

    @Test
    void takesTheTextWhereNoFileIsChosen() throws Exception {
        Map<String, String> fields = Map.of("name", "pages-pasted", "text", FIRST);

        String preview = address(Browser.upload(Browser.open(IMPORT), IMPORT, fields, new byte[0]));

        Browser.page(preview).body(containsString("<dd data-new>3 models"));
    }

    @Test
    void importsNothingThatWasComparedWithAnotherRevision() throws Exception {
        String preview = uploaded("pages-late", FIRST);
        importFile("pages-late", SECOND);

        confirm(preview, "pages-late", 0, "a file", "New prices.")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was imported."), containsString("has revision 1 by now"))
                .body(containsString("value=\"New prices.\""), containsString("Import as revision 2"));
        confirm(preview, "pages-late", 1, "", " ")
                .then()
                .statusCode(400)
                .body(containsString("Must be 1 to 200 characters of text."))
                .body(containsString("Must be 1 to 500 characters of text."));
        get("/v1/price-lists/pages-late").then().body("latest.revision", equalTo(1));
    }

    @Test
    void keepsTheNewestFilesOnly() throws Exception {
        String oldest = uploaded("pages-kept", FIRST);
        for (int i = 0; i < settings.uploadsMax(); i++) {
            uploaded("pages-kept", FIRST.replace("1e-05", (i + 2) + "e-05"));
        }

        assertThat(uploads.count()).isEqualTo(settings.uploadsMax());
        Browser.open(oldest).then().statusCode(404).body(containsString("Upload it again."));
        Browser.open(IMPORT + "/00?name=pages-kept").then().statusCode(400);
    }

    @Test
    void showsAListAndTheHistoryOfAModel() {
        importFile("pages-list", FIRST);
        importFile("pages-list", SECOND);

        Browser.page(LISTS + "?limit=200").body(containsString("href=\"/console/catalog/price-lists/pages-list\""));
        Browser.page(LISTS + "/pages-list")
                .body(containsString("/history?model=C%2F1%3Ax\">C/1:x"), not(containsString(">b</a>")))
                .body(containsString("1 price does not go"));
        Browser.page(LISTS + "/pages-list?revision=1").body(containsString(">b</a>"), not(containsString(">d</a>")));
        Browser.page(LISTS + "/pages-list?contains=c/1").body(not(containsString(">a</a>")), containsString(">C/1:x"));
        Browser.page(LISTS + "/pages-list?contains=nothing").body(containsString("No model has that in its id."));
        Browser.page(LISTS + "/pages-list?limit=1").body(containsString("rel=\"next\""));
        Browser.page(LISTS + "/pages-list/findings")
                .body(containsString("data-finding=\"PRIORITY_FAR_ABOVE_STANDARD\""));
        Browser.page(LISTS + "/pages-list/history?model=a")
                .body(containsString("data-revision=\"2\""), containsString("data-revision=\"1\""))
                .body(containsString("Changed</span>"), containsString(">1.25</td>"), containsString(">2.4</td>"));
        Browser.page(LISTS + "/pages-list/history?model=b").body(containsString("The list has it no more."));
        Browser.open(LISTS + "/pages-list/history?model=never").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "Abel Approve", roles = "catalog:approve")
    void showsListsToWhoeverMayNotImport() {
        Browser.page(LISTS).body(not(containsString("Import a file")));
        Browser.open(IMPORT).then().statusCode(403);
    }

    /** Of the models of one kind of step, row by row. */
    private static List<String> cells(String preview, String step) {
        String page = Browser.open(preview + "&show=" + step).asString();
        String body = page.substring(
                page.indexOf("<tbody data-step=\"" + step),
                page.indexOf("</section>", page.indexOf("<tbody data-step=\"" + step)));
        return Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
                .matcher(body)
                .results()
                .map(row -> row.group(1)
                        .replaceAll("<[^>]+>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .skip(1)
                .toList();
    }

    private static String sha256(String preview) {
        return preview.replaceAll(".*/|\\?.*", "");
    }

    /** Where what a file changes is shown. */
    private static String uploaded(String name, String json) throws Exception {
        return address(upload(name, json));
    }

    private static String address(HttpResponse<String> uploaded) {
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(303);
        return uploaded.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }

    private static void assertRefused(HttpResponse<String> uploaded, String words) {
        assertThat(uploaded.statusCode()).isEqualTo(400);
        assertThat(uploaded.body()).contains(words);
    }

    private static HttpResponse<String> upload(String name, String json) throws Exception {
        return Browser.upload(
                Browser.open(IMPORT), IMPORT, Map.of("name", name), json.getBytes(StandardCharsets.UTF_8));
    }

    private static Response confirm(String preview, String name, int comparedWith, String source, String reason) {
        return Browser.send(
                Browser.open(preview),
                preview.replaceAll("\\?.*", ""),
                Map.of("name", name, "comparedWith", comparedWith, "source", source, "reason", reason));
    }

    private static void importFile(String name, String json) {
        given().queryParam("name", name)
                .queryParam("source", "a file of ours")
                .queryParam("reason", "New prices.")
                .contentType("application/json")
                .body(json)
                .post("/v1/price-lists")
                .then()
                .statusCode(201);
    }
}
