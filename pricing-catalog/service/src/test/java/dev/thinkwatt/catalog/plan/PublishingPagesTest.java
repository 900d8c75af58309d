package dev.thinkwatt.catalog.plan;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a draft to a version takes two people, each at their own page. */
@QuarkusTest
@TestSecurity(
        user = "Abel Approver",
        roles = {"catalog:approve", "catalog:read"})
class PublishingPagesTest {

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void submitsForATimeAndAReason() {
        editor.begin("publish-submit", editor.document("publish-submit", "21"));

        submit("publish-submit", Map.of("effectiveFrom", "2029-03-31T00:00"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/publish-submit/draft"));

        Browser.page(page("publish-submit", ""))
                .body(containsString("Submitted</span>"), containsString("A new year."))
                .body(containsString("31 Mar 2029, 00:00 UTC"), not(containsString("/draft/approval")));
        Browser.open(page("publish-submit", "/approval")).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason|' '|reason-wrong\">Must be 1 to 500 characters of text.",
                "effectiveFrom|soon|effectiveFrom-wrong\">Must be a date and time",
                "effectiveFrom|2020-01-01T00:00|effectiveFrom-wrong\">Must not lie in the past.",
                "etag|\"1\"|Nothing was submitted.</strong> Somebody else saved"
            })
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void submitsNothingThatMakesNoSense(String field, String value, String words) {
        if (Browser.open(page("publish-sense", "")).statusCode() == 404) {
            editor.begin("publish-sense", editor.document("publish-sense", "21"));
        }

        Response answer = submit("publish-sense", Map.of(field, value));

        answer.then()
                .statusCode(field.equals("etag") ? 412 : 400)
                .body(containsString("Nothing was submitted."), containsString(words));
        Browser.page(page("publish-sense", "")).body(not(containsString("Submitted</span>")));
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void submitsNothingFaulty() {
        ObjectNode document = editor.document("publish-faulty", "21");
        ((ObjectNode) document.at("/models/0")).put("tier", "HUGE");
        editor.begin("publish-faulty", document);

        submit("publish-faulty", Map.of())
                .then()
                .statusCode(400)
                .body(containsString("The draft has faults."), containsString("1 fault keeps"));
    }

    @Test
    void approvesWhatSomebodyElseSubmitted() {
        editor.publish("publish-approve", editor.document("publish-approve", "21"), null);
        editor.begin("publish-approve", editor.document("publish-approve", "22"));
        Browser.page(page("publish-approve", "/approval")).body(containsString("It is not submitted"));
        editor.submit("publish-approve", null).statusCode(200);
        Response form = Browser.open(page("publish-approve", "/approval"));
        form.then()
                .statusCode(200)
                .body(containsString("Cora Catalog"), containsString("What changes, from version 1"))
                .body(containsString("<code>baseFee</code>"));

        approve(form, "publish-approve", "another")
                .then()
                .statusCode(400)
                .body(containsString("confirmation-wrong\">Must be publish-approve"));
        approve(form, "publish-approve", "publish-approve")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/plans/publish-approve"));

        Browser.page("/console/catalog/plans/publish-approve")
                .body(containsString("Version 2</a>"), containsString("22 USD"));
    }

    @Test
    void asksWhetherWhatIsDoubtfulIsMeantSo() {
        editor.publish("publish-doubtful", editor.document("publish-doubtful", "20"), null);
        editor.begin("publish-doubtful", editor.document("publish-doubtful", "50"));
        editor.submit("publish-doubtful", null).statusCode(200);
        Browser.page(page("publish-doubtful", "")).body(containsString("What the second person will be asked"));
        Response form = Browser.open(page("publish-doubtful", "/approval"));
        form.then().body(containsString("Is this meant so?"), containsString("Why it is meant so"));

        approve(form, "publish-doubtful", "publish-doubtful")
                .then()
                .statusCode(409)
                .body(containsString("Some of it is doubtful."));
        Browser.send(
                        form,
                        page("publish-doubtful", "/approval"),
                        Map.of(
                                "etag",
                                Browser.field(form, "etag"),
                                "confirmation",
                                "publish-doubtful",
                                "doubts",
                                Browser.field(form, "doubts"),
                                "acknowledgement",
                                "The supplier asks more."))
                .then()
                .statusCode(303);
        get("/v1/plans/publish-doubtful").then().body("origin.acknowledged.why", equalTo("The supplier asks more."));
    }

    /** Who opened the page before the catalog changed has seen less than there is to be said. */
    @Test
    void showsADoubtThatCameAfterThePageWasOpened() {
        String model = "publish-late-model";
        plans.publishSelling("publish-late", model);
        editor.begin("publish-late", editor.selling("publish-late", "25", model));
        editor.submit("publish-late", null).statusCode(200);
        Response form = Browser.open(page("publish-late", "/approval"));
        form.then().body(containsString("Is this meant so?"), not(containsString("relativeAccuracy</code>")));
        editor.remeasure(model, "0.31");

        Response again = acknowledge(form, "publish-late");
        again.then()
                .statusCode(409)
                .body(containsString("Nothing was published."), containsString(".relativeAccuracy too."))
                .body(containsString("relativeAccuracy</code>"), containsString("value=\"A summer sale.\""));
        get("/v1/plans/publish-late").then().body("plan.version", equalTo(1));

        acknowledge(again, "publish-late").then().statusCode(303);
        get("/v1/plans/publish-late").then().body("origin.acknowledged.doubts", hasSize(2));
    }

    @Test
    void publishesNothingForWhoSendsDoubtsOfTheirOwn() {
        editor.begin("publish-torn", editor.document("publish-torn", "21"));
        editor.submit("publish-torn", null).statusCode(200);
        Response form = Browser.open(page("publish-torn", "/approval"));

        Browser.send(form, page("publish-torn", "/approval"), Map.of("doubts", "[{"))
                .then()
                .statusCode(400);
        get("/v1/plans/publish-torn").then().statusCode(404);
    }

    @Test
    void approvesOnlyWhatWasSeen() {
        ObjectNode document = editor.document("publish-seen", "21");
        String etag = editor.begin("publish-seen", document);
        editor.submit("publish-seen", null).statusCode(200);
        Response form = Browser.open(page("publish-seen", "/approval"));
        editor.save("publish-seen", etag, document.put("name", "Another")).statusCode(200);
        editor.submit("publish-seen", null).statusCode(200);

        approve(form, "publish-seen", "publish-seen")
                .then()
                .statusCode(412)
                .body(containsString("Nothing was published."), containsString("Somebody else saved"));
    }

    @Test
    @TestSecurity(
            user = "Max Manyhats",
            roles = {"catalog", "catalog:approve", "catalog:read"})
    void takesASecondPerson() {
        editor.begin("publish-alone", editor.document("publish-alone", "21"));
        submit("publish-alone", Map.of()).then().statusCode(303);

        approve(Browser.open(page("publish-alone", "/approval")), "publish-alone", "publish-alone")
                .then()
                .statusCode(409)
                .body(containsString("Nothing was published."), containsString("second person"));
    }

    private static Response submit(String planId, Map<String, String> other) {
        Response form = Browser.open(page(planId, "/submission"));
        Map<String, String> fields = new HashMap<>(
                Map.of("etag", Browser.field(form, "etag"), "effectiveFrom", "", "reason", "A new year."));
        fields.putAll(other);
        return Browser.send(form, page(planId, "/submission"), fields);
    }

    private static Response approve(Response form, String planId, String confirmation) {
        return Browser.send(
                form,
                page(planId, "/approval"),
                Map.of("etag", Browser.field(form, "etag"), "confirmation", confirmation));
    }

    private static Response acknowledge(Response form, String planId) {
        return Browser.send(
                form,
                page(planId, "/approval"),
                Map.of(
                        "etag",
                        Browser.field(form, "etag"),
                        "doubts",
                        Browser.field(form, "doubts"),
                        "acknowledgement",
                        "A summer sale.",
                        "confirmation",
                        planId));
    }

    private static String page(String planId, String part) {
        return "/console/catalog/plans/" + planId + "/draft" + part;
    }
}
