package dev.thinkwatt.catalog.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class EditorPagesTest {

    @Inject
    Editor editor;

    @Test
    void editsTheBasics() {
        editor.begin("edit-basics", editor.document("edit-basics", "21"));
        Response form = Browser.open(page("edit-basics", "basics"));

        Browser.send(form, page("edit-basics", "basics"), basics(form, Map.of("amount", "23.50", "paid", "true")))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/draft/basics"));

        draft("edit-basics")
                .body("document.baseFee.amount", equalTo("23.50"))
                .body("document.paid", equalTo(true))
                .body(
                        "document.prices.size()",
                        equalTo(editor.document("x", "1").get("prices").size()))
                .body("faults", hasSize(0));
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsItAllTheSame() {
        editor.begin("edit-wrong", editor.document("edit-wrong", "21"));
        Response form = Browser.open(page("edit-wrong", "basics"));

        Browser.send(
                        form,
                        page("edit-wrong", "basics"),
                        basics(form, Map.of("name", "", "amount", "<lots>", "hold", "PT0S")))
                .then()
                .statusCode(303);

        Browser.page(page("edit-wrong", "basics"))
                .body(containsString("id=\"name-wrong\">"), containsString("id=\"baseFee-wrong\">Amount"))
                .body(containsString("id=\"hold-wrong\">Must lie between"))
                .body(containsString("value=\"&lt;lots&gt;\""), not(containsString("<lots>")));
        Browser.page(page("edit-wrong", ""))
                .body(containsString("<code>baseFee.amount</code>"), containsString("3 faults</span>"));
    }

    @Test
    void losesNothingWhereSomebodyElseSaved() {
        ObjectNode document = editor.document("edit-stale", "21");
        String etag = editor.begin("edit-stale", document);
        Response form = Browser.open(page("edit-stale", "basics"));
        document.put("unlistedModel", "DENY").putArray("allowances");
        String theirs = editor.save("edit-stale", etag, document)
                .statusCode(200)
                .extract()
                .header("ETag");
        Map<String, String> fields = basics(form, Map.of("name", "My own name"));

        Browser.send(form, page("edit-stale", "basics"), fields)
                .then()
                .statusCode(412)
                .body(containsString("Someone else saved."), containsString("Cora Catalog"))
                .body(containsString("value=\"My own name\""), containsString("name=\"over\""));
        draft("edit-stale").header("ETag", theirs);

        fields.put("over", theirs);
        Browser.send(form, page("edit-stale", "basics"), fields).then().statusCode(303);
        draft("edit-stale").body("document.name", equalTo("My own name")).body("document.allowances", hasSize(0));
    }

    @Test
    void keepsWhatWasTypedWhereTheDraftIsGone() {
        String etag = editor.begin("edit-gone", editor.document("edit-gone", "21"));
        Response form = Browser.open(page("edit-gone", "json/allowances"));
        editor.cora()
                .header("If-Match", etag)
                .delete("/v1/plans/edit-gone/draft")
                .then()
                .statusCode(204);

        Browser.send(form, page("edit-gone", "json/allowances"), Map.of("etag", etag, "text", "[{\"id\": \"mine\"}]"))
                .then()
                .statusCode(412)
                .body(containsString("Someone else saved."), containsString("There is no draft any more"))
                .body(containsString("&quot;mine&quot;"), not(containsString("name=\"over\"")));
        Browser.open(page("edit-gone", "basics")).then().statusCode(404);
    }

    @Test
    void mendsAnInvalidTier() {
        ObjectNode document = editor.document("edit-tier", "21");
        ((ObjectNode) document.at("/models/0")).put("tier", "HUGE");
        editor.begin("edit-tier", document);
        Response form = Browser.open(page("edit-tier", "json/models"));
        form.then().statusCode(200).body(containsString("<code>models[0].tier</code>"));
        ((ObjectNode) document.at("/models/0")).put("tier", "PRO");

        Browser.send(
                        form,
                        page("edit-tier", "json/models"),
                        section(form, document.get("models").toPrettyString()))
                .then()
                .statusCode(303);

        Browser.page(page("edit-tier", "json/models")).body(not(containsString("models[0].tier")));
        draft("edit-tier").body("faults", hasSize(0)).body("document.models[0].tier", equalTo("PRO"));
    }

    @Test
    void storesNoTextThatIsNoJson() {
        String etag = editor.begin("edit-text", editor.document("edit-text", "21"));
        Response form = Browser.open(page("edit-text", "json/energy"));

        Browser.send(form, page("edit-text", "json/energy"), section(form, "{\n  \"currency\": }"))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was saved."), containsString("This is no JSON: line 2"))
                .body(containsString("&quot;currency&quot;: }"));
        for (String text : List.of("[".repeat(33), "1".repeat(41))) {
            Browser.send(form, page("edit-text", "json/energy"), section(form, text))
                    .then()
                    .statusCode(400)
                    .body(containsString("It nests too deep"), containsString(text));
        }
        Browser.send(form, page("edit-text", "json/energy"), section(form, "{\"passThrough\": 1e99999999999}"))
                .then()
                .statusCode(400)
                .body(containsString("What stands at passThrough must be a number"));
        Browser.send(form, page("edit-text", "json/whole"), section(form, "[]"))
                .then()
                .statusCode(400)
                .body(containsString("It must be an object."));
        draft("edit-text").header("ETag", etag);

        Browser.send(form, page("edit-text", "json/energy"), section(form, ""))
                .then()
                .statusCode(303);
        draft("edit-text").body("document.surcharge", nullValue());
        Browser.open(page("edit-text", "json/nonsense")).then().statusCode(404);
    }

    @Test
    void takesALargePlanAndNoLarger() {
        ObjectNode document = editor.document("edit-large", "21");
        editor.begin("edit-large", document);
        Response form = Browser.open(page("edit-large", "json/whole"));

        document.put("name", "\"".repeat(400_000));
        Browser.send(form, page("edit-large", "json/whole"), section(form, document.toString()))
                .then()
                .statusCode(303);
        document.put("name", "x".repeat(1_100_000));
        Browser.send(form, page("edit-large", "json/whole"), section(form, document.toString()))
                .then()
                .statusCode(400)
                .body(containsString("It must have at most 1048576 characters."));
    }

    @Test
    void editsPricesAsATable() {
        ObjectNode document = editor.document("edit-prices", "21");
        editor.begin("edit-prices", document);
        Response form = Browser.open(page("edit-prices", "prices"));
        form.then().statusCode(200).body(containsString("aria-label=\"gpt-5, Input, Standard\""));
        PriceTable table = PriceTable.of(document).orElseThrow();
        Map<String, Object> fields = table(form, table);
        column(fields, "STANDARD").set(0, "99");
        column(fields, "BATCH").set(0, "");
        fields.putAll(Map.of("newModel", "gpt-5", "newKind", "TOOL_CALL", "newCurrency", "USD", "newPer", "1"));
        column(fields, "STANDARD").set(table.lines().size(), "0.01");

        Browser.send(form, page("edit-prices", "prices"), fields).then().statusCode(303);

        draft("edit-prices")
                .body("document.prices[0].price.amount", equalTo("99"))
                .body("document.prices.size()", equalTo(document.get("prices").size()))
                .body("document.prices[-1].kind", equalTo("TOOL_CALL"))
                .body("document.prices[-1].per", equalTo(1));
    }

    @Test
    void saysInTheCellWhatIsWrongWithAPrice() {
        ObjectNode document = editor.document("edit-cell", "21");
        editor.begin("edit-cell", document);
        Response form = Browser.open(page("edit-cell", "prices"));
        Map<String, Object> fields = table(form, PriceTable.of(document).orElseThrow());
        column(fields, "STANDARD").set(0, "dear");

        Browser.send(form, page("edit-cell", "prices"), fields).then().statusCode(303);

        Browser.page(page("edit-cell", "prices"))
                .body(containsString("value=\"dear\""), containsString("id=\"wrong-0-STANDARD\">Must be a decimal"))
                .body(containsString("<code>prices[0].price.amount</code>"));
        fields.remove("BATCH");
        Browser.send(form, page("edit-cell", "prices"), fields).then().statusCode(400);
    }

    /** Before it is saved, and without. */
    @Test
    void pricesWhatIsTypedAndSaysBesideItWhatIsWrong() {
        ObjectNode document = editor.document("edit-typed", "21");
        String etag = editor.begin("edit-typed", document);
        Response form = Browser.open(page("edit-typed", "prices"));
        form.then().body(containsString("price-preview?typed=true"), containsString("id=\"editor\""));
        PriceTable table = PriceTable.of(document).orElseThrow();
        int line = table.lines().stream()
                .map(one -> one.key().model() + one.key().kind())
                .toList()
                .indexOf("gpt-5INPUT");
        Map<String, Object> fields = table(form, table);
        fields.putAll(Map.of("section", "prices", "model", "gpt-5", "inputTokens", "1000000", "outputTokens", "0"));
        column(fields, "STANDARD").set(line, "7.654321");

        Browser.send(form, page("edit-typed", "price-preview"), fields)
                .then()
                .statusCode(200)
                .body(containsString("data-worth>7.654321"), containsString("7.654321 USD per 1,000,000"))
                .body(containsString("id=\"wrong-" + line + "-STANDARD\" hx-swap-oob=\"true\" hidden></p>"))
                .body(not(containsString("<html")));
        column(fields, "STANDARD").set(line, "dear");
        Browser.send(form, page("edit-typed", "price-preview"), fields)
                .then()
                .statusCode(200)
                .body(containsString("It is no plan yet: 1 rule is broken first."))
                .body(containsString(
                        "id=\"wrong-" + line + "-STANDARD\" hx-swap-oob=\"true\">Must be a decimal in a string"));
        fields.put("inputTokens", "many");
        column(fields, "STANDARD").set(line, "2");
        Browser.send(form, page("edit-typed", "price-preview"), fields)
                .then()
                .body(containsString("<code>inputTokens</code>"));
        draft("edit-typed").header("ETag", etag);
    }

    @Test
    void triesOutEverySectionAsItIsTyped() {
        String etag = editor.begin("edit-tried", editor.document("edit-tried", "21"));
        Response form = Browser.open(page("edit-tried", "basics"));
        Map<String, String> basics = basics(form, Map.of("section", "basics", "hold", "PT0S"));

        Browser.send(form, page("edit-tried", "price-preview"), basics)
                .then()
                .body(containsString("id=\"hold-wrong\" hx-swap-oob=\"true\">Must lie between"))
                .body(containsString("id=\"name-wrong\" hx-swap-oob=\"true\" hidden>"));
        Browser.send(form, page("edit-tried", "price-preview"), Map.of("section", "models", "text", "{"))
                .then()
                .statusCode(200)
                .body(containsString("id=\"text-wrong\" hx-swap-oob=\"true\">This is no JSON: line 1"));
        Browser.send(form, page("edit-tried", "price-preview"), Map.of("section", "energy", "text", ""))
                .then()
                .body(containsString("data-worth>"), not(containsString("Energy on top")))
                .body(containsString("id=\"text-wrong\" hx-swap-oob=\"true\" hidden></p>"));
        Browser.send(
                        form,
                        page("edit-tried", "price-preview"),
                        Map.of("section", "expiry", "text", "{\"act\": \"KEEP\"}"))
                .then()
                .body(containsString("id=\"text-wrong\" hx-swap-oob=\"true\">expiry.act must be one of"));
        Browser.send(form, page("edit-tried", "price-preview"), Map.of("section", "nonsense"))
                .then()
                .statusCode(400);
        draft("edit-tried").header("ETag", etag).body("faults", hasSize(0));
    }

    @Test
    void keepsAPriceTableWhereSomebodyElseSaved() {
        ObjectNode document = editor.document("edit-race", "21");
        String etag = editor.begin("edit-race", document);
        Response form = Browser.open(page("edit-race", "prices"));
        editor.save("edit-race", etag, document.put("name", "Theirs")).statusCode(200);
        Map<String, Object> fields = table(form, PriceTable.of(document).orElseThrow());
        column(fields, "STANDARD").set(0, "98.7");

        Browser.send(form, page("edit-race", "prices"), fields)
                .then()
                .statusCode(412)
                .body(containsString("Someone else saved."), containsString("value=\"98.7\""));
    }

    @Test
    void leadsToJsonWhereRowsAreNoTable() {
        ObjectNode document = editor.document("edit-rows", "21");
        document.withArray("prices").add(document.at("/prices/0"));
        editor.begin("edit-rows", document);

        Browser.page(page("edit-rows", "prices")).body(containsString("What is there is no table of prices"));
        Browser.page(page("edit-rows", "json/prices")).body(containsString("<textarea"));
    }

    @Test
    void discardsForTheTypedId() {
        editor.begin("edit-discard", editor.document("edit-discard", "21"));
        Response form = Browser.open(page("edit-discard", "discard"));
        String etag = Browser.field(form, "etag");

        Browser.send(form, page("edit-discard", "discard"), Map.of("etag", etag, "confirmation", "another"))
                .then()
                .statusCode(400)
                .body(containsString("confirmation-wrong\">Must be edit-discard"));
        Browser.send(form, page("edit-discard", "discard"), Map.of("etag", etag, "confirmation", "edit-discard"))
                .then()
                .statusCode(303);
        Browser.open(page("edit-discard", "")).then().statusCode(404);
    }

    private static String page(String planId, String part) {
        return "/console/catalog/plans/" + planId + "/draft" + (part.isEmpty() ? "" : "/" + part);
    }

    private ValidatableResponse draft(String planId) {
        return editor.cora().get("/v1/plans/" + planId + "/draft").then().statusCode(200);
    }

    private static Map<String, String> basics(Response form, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "etag", Browser.field(form, "etag"),
                "name", "A name",
                "amount", "21",
                "currency", "USD",
                "usageTerms", "INCLUDED",
                "unlistedModel", "DENY",
                "hold", "PT15M"));
        fields.putAll(other);
        return fields;
    }

    private static Map<String, String> section(Response form, String text) {
        return Map.of("etag", Browser.field(form, "etag"), "text", text);
    }

    /** As a browser would send it, with nothing in the line that can be added. */
    private static Map<String, Object> table(Response form, PriceTable table) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("etag", Browser.field(form, "etag"));
        fields.put("line", table.lines().stream().map(line -> line.key().json()).toList());
        for (int tier = 0; tier < 4; tier++) {
            int column = tier;
            List<String> amounts = new ArrayList<>(table.lines().stream()
                    .map(line -> line.cells().get(column).amount())
                    .toList());
            amounts.add("");
            fields.put(table.lines().getFirst().cells().get(tier).tier().name(), amounts);
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static List<String> column(Map<String, Object> fields, String tier) {
        return Objects.requireNonNull((List<String>) fields.get(tier));
    }
}
