package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.SentForms;
import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class SectionFormsTest {

    @Inject
    Editor editor;

    @Inject
    SectionForms forms;

    static List<String> sections() {
        return Arrays.stream(Section.values())
                .filter(Section::isForm)
                .map(Section::slug)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void savesAsItIsWhatNobodyChanged(String slug) {
        Section section = Section.bySlug(slug).orElseThrow();
        String plan = "form-same-" + slug;
        ObjectNode document = editor.document(plan, "21");
        editor.begin(plan, document);
        Response form = open(plan, section);

        send(form, plan, section, "", sent(form, section, document)).then().statusCode(303);

        assertThat(draft(plan).extract().jsonPath().getMap("document"))
                .isEqualTo(JsonPath.from(document.toString()).getMap(""));
    }

    @Test
    void savesALongForm() {
        ObjectNode document = editor.document("form-long", "21");
        editor.begin("form-long", document);
        Response form = open("form-long", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].limit", List.of("75"));
        fields.put("filling", List.of("x".repeat(100_000)));

        send(form, "form-long", Section.ALLOWANCES, "/drawn", fields).then().statusCode(200);
        send(form, "form-long", Section.ALLOWANCES, "", fields).then().statusCode(303);

        draft("form-long").body("document.allowances[0].limit", equalTo("75"));
    }

    @Test
    void editsAnAllowance() {
        ObjectNode document = editor.document("form-allowance", "21");
        editor.begin("form-allowance", document);
        Response form = open("form-allowance", Section.ALLOWANCES);
        form.then()
                .body(containsString("Allowance 1: pro-weekly"), containsString("name=\"allowances[0].window.unit\""))
                .body(not(containsString("window.length")));
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].limit", List.of("75"));
        fields.put("allowances[0].models", List.of("", "gpt-5-pro", "gpt-5"));
        fields.put("allowances[0].weighing.models.gpt-5-pro", List.of("10"));
        fields.put("allowances[0].window.kind", List.of("SLIDING"));
        fields.put("allowances[0].window.length", List.of("PT5H"));

        send(form, "form-allowance", Section.ALLOWANCES, "", fields).then().statusCode(303);

        draft("form-allowance")
                .body("faults", hasSize(0))
                .body("document.allowances[0].limit", equalTo("75"))
                .body("document.allowances[0].models", equalTo(List.of("gpt-5-pro", "gpt-5")))
                .body("document.allowances[0].weighing.models", equalTo(Map.of("gpt-5-pro", "10")))
                .body("document.allowances[0].window", equalTo(Map.of("kind", "SLIDING", "length", "PT5H")));
    }

    @Test
    void editsTiersOfWhatIsChargedByThePeriod() {
        ObjectNode document = editor.document("form-tiers", "21").put("usageTerms", "METERED");
        editor.begin("form-tiers", document);
        Response form = open("form-tiers", Section.PERIODS);
        Map<String, List<String>> fields = sent(form, Section.PERIODS, document);
        fields.put("act", List.of("ADD periodTerms.charges"));
        send(form, "form-tiers", Section.PERIODS, "/drawn", fields)
                .then()
                .body(containsString("name=\"periodTerms.charges[0].charge.tiers[1].upTo\""))
                .body(containsString("tiers[1].unit.price.currency\" value=\"USD\""));
        String charge = "periodTerms.charges[0].";
        String second = charge + "charge.tiers[1].";
        fields.remove("act");
        fields.putAll(Map.of(
                "periodTerms.charges[0]",
                List.of("{}"),
                charge + "id",
                List.of("pro"),
                charge + "models",
                List.of("gpt-5-pro"),
                charge + "kinds",
                List.of("OUTPUT"),
                charge + "charge.kind",
                List.of("GRADUATED"),
                charge + "charge.tiers",
                List.of("")));
        fields.putAll(tier(charge + "charge.tiers[0]", "1000", "1.5"));
        fields.putAll(tier(charge + "charge.tiers[1]", "500", "1"));
        fields.putAll(tier(charge + "charge.tiers[2]", "", "0.5"));

        send(form, "form-tiers", Section.PERIODS, "", fields).then().statusCode(303);

        open("form-tiers", Section.PERIODS)
                .then()
                .body(containsString("id=\"" + second + "upTo-wrong\">Must be more than 1000."));
        fields.put(second + "upTo", List.of("2000"));
        fields.put("etag", List.of(editor.etag("form-tiers")));
        send(form, "form-tiers", Section.PERIODS, "", fields).then().statusCode(303);
        draft("form-tiers")
                .body("document.periodTerms.charges[0].charge.tiers.upTo", contains(1000, 2000, null))
                .body("document.periodTerms.charges[0].charge.tiers[2].unit.price.amount", equalTo("0.5"))
                .body("faults", hasSize(0));
    }

    private static Map<String, List<String>> tier(String path, String upTo, String price) {
        return Map.of(
                path,
                List.of("{}"),
                path + ".upTo",
                List.of(upTo),
                path + ".unit.price.amount",
                List.of(price),
                path + ".unit.price.currency",
                List.of("USD"),
                path + ".unit.per",
                List.of("1000"));
    }

    @Test
    void addsAnAllowanceWithoutSavingItAndTakesOneAway() {
        ObjectNode document = editor.document("form-rows", "21");
        String etag = editor.begin("form-rows", document);
        Response form = open("form-rows", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].limit", List.of("76"));
        fields.put("act", List.of("ADD allowances"));

        Response added = send(form, "form-rows", Section.ALLOWANCES, "/drawn", fields);

        added.then()
                .statusCode(200)
                .header("HX-Trigger-After-Settle", "redrawn")
                .body(containsString("id=\"allowances[0].limit\" name=\"allowances[0].limit\" value=\"76\""))
                .body(containsString("Allowance 2"), containsString("id=\"allowances[1].id-wrong\">Is required."))
                .body(containsString("aria-describedby=\"allowances[1].id-wrong\" aria-invalid=\"true\" autofocus"));
        fields.put("act", List.of("REMOVE allowances[0]"));
        send(form, "form-rows", Section.ALLOWANCES, "/drawn", fields)
                .then()
                .body(containsString("None yet."), containsString("autofocus>Add an allowance"));
        draft("form-rows").header("ETag", etag);
    }

    @Test
    void asksWhatFollowsFromAnAnswer() {
        ObjectNode document = editor.document("form-asks", "21");
        editor.begin("form-asks", document);
        Response form = open("form-asks", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].window.kind", List.of("FIRST_USE"));
        fields.put("allowances[0].atLimit.kind", List.of("DENY"));

        send(form, "form-asks", Section.ALLOWANCES, "/drawn", fields)
                .then()
                .body(containsString("id=\"allowances[0].window.length-wrong\">Is required."))
                .body(containsString("name=\"allowances[0].window.rounding\""))
                .body(not(containsString("name=\"allowances[0].window.unit\"")))
                .body(not(containsString("name=\"allowances[0].atLimit.model\"")));
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAsItIsTyped() {
        ObjectNode document = editor.document("form-wrong", "21");
        editor.begin("form-wrong", document);
        Response form = open("form-wrong", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("section", List.of("allowances"));
        fields.put("allowances[0].limit", List.of("<lots>"));
        fields.put("allowances[0].models", List.of(""));

        Browser.send(form, page("form-wrong", "price-preview"), fields)
                .then()
                .statusCode(200)
                .body(containsString(
                        "id=\"allowances[0].limit-wrong\" hx-swap-oob=\"true\">Must be a decimal in a string"))
                .body(containsString("id=\"allowances[0].scope-wrong\" hx-swap-oob=\"true\" hidden></p>"));
        send(form, "form-wrong", Section.ALLOWANCES, "", fields).then().statusCode(303);
        open("form-wrong", Section.ALLOWANCES)
                .then()
                .body(containsString("value=\"&lt;lots&gt;\""), not(containsString("<lots>")))
                .body(containsString("id=\"allowances[0].limit-wrong\">Must be a decimal"))
                .body(containsString("id=\"allowances[0].models-wrong\">"))
                .body(containsString("<code>allowances[0].limit</code>"));
    }

    @Test
    void losesNothingWhereSomebodyElseSaved() {
        ObjectNode document = editor.document("form-stale", "21");
        String etag = editor.begin("form-stale", document);
        Response form = open("form-stale", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].limit", List.of("77"));
        document.put("name", "Theirs");
        ((ObjectNode) document.at("/allowances/0")).put("limit", "1");
        String theirs = editor.save("form-stale", etag, document)
                .statusCode(200)
                .extract()
                .header("ETag");

        send(form, "form-stale", Section.ALLOWANCES, "", fields)
                .then()
                .statusCode(412)
                .body(containsString("Someone else saved."), containsString("name=\"over\""))
                .body(containsString("name=\"allowances[0].limit\" value=\"77\""));

        fields.put("over", List.of(theirs));
        send(form, "form-stale", Section.ALLOWANCES, "", fields).then().statusCode(303);
        draft("form-stale")
                .body("document.name", equalTo("Theirs"))
                .body("document.allowances[0].limit", equalTo("77"));
    }

    /** Which model they no longer have is theirs to find out: the weight is told as wrong, and not dropped. */
    @Test
    void keepsTheWeightOfAModelThatTheDraftNoLongerHas() {
        ObjectNode document = editor.document("form-weight", "21");
        String last = document.at("/models")
                .get(document.get("models").size() - 1)
                .get("id")
                .asText();
        String etag = editor.begin("form-weight", document);
        Response form = open("form-weight", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].weighing.models." + last, List.of("10"));
        document.withArray("models").remove(document.get("models").size() - 1);
        document.withArray("allowances").removeAll();
        String theirs = editor.save("form-weight", etag, document)
                .statusCode(200)
                .extract()
                .header("ETag");

        fields.put("over", List.of(theirs));
        send(form, "form-weight", Section.ALLOWANCES, "", fields).then().statusCode(303);

        draft("form-weight").body("document.allowances[0].weighing.models", equalTo(Map.of(last, "10")));
    }

    @Test
    void keepsWhatWasTypedWhereTheDraftIsGone() {
        ObjectNode document = editor.document("form-gone", "21");
        editor.begin("form-gone", document);
        Response form = open("form-gone", Section.ALLOWANCES);
        Map<String, List<String>> fields = sent(form, Section.ALLOWANCES, document);
        fields.put("allowances[0].limit", List.of("78"));
        editor.discard("form-gone");

        send(form, "form-gone", Section.ALLOWANCES, "", fields)
                .then()
                .statusCode(412)
                .body(containsString("There is no draft any more"), containsString("value=\"78\""));
    }

    /** As the catalog says it; one that the plan sells already is not offered again. */
    @Test
    void addsAModelOfTheCatalog() {
        ObjectNode document = editor.document("form-model", "21");
        ObjectNode nano = (ObjectNode) document.withArray("models").remove(0);
        String id = nano.get("id").asText();
        editor.begin("form-model", document);
        Response form = open("form-model", Section.MODELS);
        form.then()
                .body(containsString("<option value=\"" + id + "\">"))
                .body(not(containsString(
                        "<option value=\"" + document.at("/models/0/id").asText() + "\">")));
        Map<String, List<String>> fields = sent(form, Section.MODELS, document);
        int row = document.get("models").size();
        fields.put("act", List.of("ADD models"));
        fields.put("models.added", List.of(id));

        send(form, "form-model", Section.MODELS, "/drawn", fields)
                .then()
                .body(containsString("name=\"models[" + row + "].id\" value=\"" + id + "\""))
                .body(containsString("name=\"models[" + row + "].energy.inputWh\" value=\""
                        + nano.at("/energy/inputWh").asText()));
    }

    @Test
    void leadsToJsonWhatIsNoListAndHasNoFormForOthers() {
        ObjectNode document = editor.document("form-list", "21");
        document.putArray("allowances").add("none");
        editor.begin("form-list", document);

        open("form-list", Section.ALLOWANCES).then().body(containsString("What is there is no list"));
        Browser.page(page("form-list", "json/allowances"))
                .body(containsString("draft/form/allowances\">Back to the form"))
                .body(containsString("action=\"" + page("form-list", "json/allowances")));
        Browser.open(page("form-list", "form/whole")).then().statusCode(404);
    }

    private Map<String, List<String>> sent(Response form, Section section, ObjectNode document) {
        Map<String, List<String>> fields =
                SentForms.of(forms.of(section, document).draw(document));
        fields.put("etag", List.of(Browser.field(form, "etag")));
        return fields;
    }

    private static Response open(String planId, Section section) {
        Response form = Browser.open(page(planId, section.page()));
        form.then().statusCode(200);
        return form;
    }

    private static Response send(
            Response form, String planId, Section section, String act, Map<String, List<String>> fields) {
        return Browser.send(form, page(planId, section.page() + act), fields);
    }

    private static String page(String planId, String part) {
        return "/console/catalog/plans/" + planId + "/draft/" + part;
    }

    private ValidatableResponse draft(String planId) {
        return editor.cora().get("/v1/plans/" + planId + "/draft").then().statusCode(200);
    }
}
