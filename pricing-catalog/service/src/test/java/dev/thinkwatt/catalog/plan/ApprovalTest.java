package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.People;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.identity.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ApprovalTest {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant NEXT_WEEK = TOMORROW.plus(6, ChronoUnit.DAYS);

    @Inject
    Editor editor;

    @Inject
    People people;

    @Inject
    TestPlans plans;

    @Inject
    CatalogTopic topic;

    @Inject
    PlanDraftRepository drafts;

    @Inject
    DataSource database;

    @Test
    void publishesWhatSomebodyElseSubmitted() {
        plans.publish("approved");
        String etag = editor.begin("approved", editor.document("approved", "25"));
        editor.submit("approved", TOMORROW)
                .statusCode(200)
                .header("ETag", etag)
                .body("submission.by.id", equalTo("cora"))
                .body("submission.effectiveFrom", equalTo(TOMORROW.toString()));

        editor.approve("approved", etag)
                .statusCode(201)
                .body("published.version", equalTo(2))
                .body("published.status", equalTo("SCHEDULED"))
                .body("published.from", equalTo(TOMORROW.toString()))
                .body("published.until", nullValue())
                .body("published.origin.submittedBy.id", equalTo("cora"))
                .body("published.origin.approvedBy.id", equalTo("abel"))
                .body("published.origin.reason", equalTo("Prices of the year."))
                .body("supersedes.version", equalTo(1))
                .body("supersedes.until", equalTo(TOMORROW.toString()));
        assertProblem(get("/v1/plans/approved/draft").then(), 404, "not-found");
        get("/v1/plans/approved/versions")
                .then()
                .body("items.version", contains(1, 2))
                .body("items.status", contains("IN_FORCE", "SCHEDULED"))
                .body("items.baseFee.amount", contains("200", "25"));
        get("/v1/plans/approved").then().body("plan.version", equalTo(1)).body("until", equalTo(TOMORROW.toString()));

        Catalog catalog = topic.await(all -> fee(all, "approved", TOMORROW).equals(Optional.of("25")));
        assertThat(fee(catalog, "approved", TOMORROW.minusNanos(1))).contains("200");
        get("/v1/audit-entries/catalog?action=plan.published&subject=approved")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("abel"))
                .body("items[0].reason", equalTo("Prices of the year."))
                .body("items[0].before.version", equalTo(1))
                .body("items[0].after.version", equalTo(2));
    }

    @Test
    void publishesTheFirstVersionOfANewPlanAtOnce() {
        Instant before = Instant.now();
        editor.publish("brand-new", editor.document("brand-new", "25"), null)
                .body("published.version", equalTo(1))
                .body("published.status", equalTo("IN_FORCE"))
                .body("supersedes", nullValue());

        get("/v1/plans/brand-new").then().statusCode(200).body("plan.version", equalTo(1));
        Catalog catalog =
                topic.await(all -> fee(all, "brand-new", Instant.now()).equals(Optional.of("25")));
        assertThat(fee(catalog, "brand-new", before)).isEmpty();
    }

    @Test
    void takesASecondPerson() {
        String etag = editor.begin("alone", editor.document("alone", "25"));
        people.as(Person.MAX)
                .header("If-Match", etag)
                .body("{\"reason\": \"x\"}")
                .post("/v1/plans/alone/draft/submission")
                .then()
                .statusCode(200)
                .body("submission.by.id", equalTo("max"));
        assertProblem(
                        people.as(Person.MAX)
                                .header("If-Match", etag)
                                .post("/v1/plans/alone/draft/approval")
                                .then(),
                        409,
                        "conflict")
                .body("detail", containsString("second person"));
        editor.approve("alone", etag).statusCode(201);
    }

    /** As {@code curl -X POST} does. */
    @Test
    void takesNoBodyOfNoType() throws Exception {
        String etag = editor.begin("bodiless", editor.document("bodiless", "25"));
        editor.submit("bodiless", null).statusCode(200);
        URI address = URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/plans/bodiless/draft/approval");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", people.credential(Person.ABEL))
                .header("If-Match", etag)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void approvesExactlyWhatWasSubmitted() {
        String etag = editor.begin("exact", editor.document("exact", "25"));
        assertProblem(editor.approve("exact", etag), 409, "conflict").body("detail", containsString("not submitted"));
        editor.submit("exact", null).statusCode(200);
        String edited = editor.save("exact", etag, editor.document("exact", "26"))
                .body("submission", nullValue())
                .extract()
                .header("ETag");

        assertProblem(editor.approve("exact", etag), 412, "precondition-failed");
        assertProblem(editor.approve("exact", edited), 409, "conflict").body("detail", containsString("not submitted"));
        assertProblem(editor.abel().post("/v1/plans/exact/draft/approval").then(), 428, "precondition-required");
        assertProblem(editor.approve("nothing", etag), 404, "not-found");
        assertProblem(get("/v1/plans/exact").then(), 404, "not-found");
    }

    /** Less than half of the price is published once the second person has said that it is meant so. */
    @Test
    void asksTheSecondPersonAboutWhatIsDoubtful() {
        plans.publish("doubtful");
        String etag = editor.begin("doubtful", editor.document("doubtful", "25"));
        editor.submit("doubtful", null)
                .statusCode(200)
                .body("faults", empty())
                .body("doubts.field", contains("baseFee"));

        assertProblem(editor.approve("doubtful", etag, ""), 409, "conflict")
                .body("violations.field", contains("baseFee"));
        assertInvalid(editor.approve("doubtful", etag, "{\"acknowledgement\": \" \"}"), "acknowledgement");
        assertInvalid(editor.approve("doubtful", etag, "{\"yes\": true}"), "yes");
        assertInvalid(editor.approve("doubtful", etag, "yes"), "");
        assertInvalid(
                editor.approve("doubtful", etag, "{\"acknowledgement\": \"x\", \"doubts\": [null]}"), "doubts[0]");
        assertProblem(editor.approve("doubtful", etag, "{\"acknowledgement\": \"Of nothing.\"}"), 409, "conflict")
                .body("violations.field", contains("baseFee"));
        editor.approve("doubtful", etag, editor.acknowledging("doubtful", "A summer sale."))
                .statusCode(201)
                .body("published.origin.acknowledged.why", equalTo("A summer sale."))
                .body("published.origin.acknowledged.doubts.field", contains("baseFee"));
    }

    /** A word that was meant for one doubt says nothing of another, nor of the same one once it is greater. */
    @Test
    void takesNoWordForADoubtThatCameAfterIt() {
        String model = "late-doubt-model";
        plans.publishSelling("late-doubt", model);
        ObjectNode document = editor.selling("late-doubt", "25", model);
        String path = "models[" + (document.get("models").size() - 1) + "].relativeAccuracy";
        String etag = editor.begin("late-doubt", document);
        editor.submit("late-doubt", null).statusCode(200).body("doubts.field", contains("baseFee"));
        String seen = editor.acknowledging("late-doubt", "A summer sale.");

        editor.remeasure(model, "0.31");
        assertProblem(editor.approve("late-doubt", etag, seen), 409, "conflict")
                .body("detail", containsString("look at " + path + " too"))
                .body("violations.field", contains(path));
        String seenBoth = editor.acknowledging("late-doubt", "A summer sale.");
        editor.remeasure(model, "0.32");
        assertProblem(editor.approve("late-doubt", etag, seenBoth), 409, "conflict")
                .body("violations.field", contains(path))
                .body("violations.rule", contains(containsString("0.32 in the catalog")));
        get("/v1/plans/late-doubt/versions").then().body("items", hasSize(1));

        editor.approve("late-doubt", etag, editor.acknowledging("late-doubt", "A summer sale."))
                .statusCode(201)
                .body("published.origin.acknowledged.doubts.field", contains("baseFee", path));
    }

    @Test
    void submitsWhatWasSeenOnly() {
        String etag = editor.begin("unseen", editor.document("unseen", "25"));
        assertProblem(
                editor.cora()
                        .body("{\"reason\": \"x\"}")
                        .post("/v1/plans/unseen/draft/submission")
                        .then(),
                428,
                "precondition-required");
        assertProblem(editor.cora().delete("/v1/plans/unseen/draft").then(), 428, "precondition-required");
        editor.save("unseen", etag, editor.document("unseen", "26")).statusCode(200);

        assertProblem(
                editor.cora()
                        .header("If-Match", etag)
                        .body("{\"reason\": \"x\"}")
                        .post("/v1/plans/unseen/draft/submission")
                        .then(),
                412,
                "precondition-failed");
    }

    @Test
    void answersAgainWhatWasPublished() {
        plans.publish("again");
        String etag = editor.begin("again", editor.document("again", "25"));
        editor.submit("again", null);
        editor.approve("again", etag).statusCode(201);
        editor.begin("again", editor.document("again", "27"));

        editor.approve("again", etag)
                .statusCode(200)
                .body("published.version", equalTo(2))
                .body("supersedes.version", equalTo(1));
        get("/v1/plans/again/versions").then().body("items", hasSize(2));
    }

    @Test
    void publishesOnceOfManyAtOnce() throws Exception {
        String etag = editor.begin("once", editor.document("once", "25"));
        editor.submit("once", null).statusCode(200);

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> approval =
                    () -> editor.approve("once", etag).extract().statusCode();
            List<Integer> answers = callers.invokeAll(List.of(approval, approval, approval, approval)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 200, 200, 201);
        }
        get("/v1/plans/once/versions").then().body("items", hasSize(1));
    }

    /** A change that would vanish behind a later one is refused, never dropped: whoever asks for it is told, not whoever approves. */
    @Test
    void refusesAChangeBeforeOneThatIsAlreadyPublished() {
        plans.publish("ordered");
        editor.publish("ordered", editor.document("ordered", "25"), NEXT_WEEK);
        editor.begin("ordered", editor.document("ordered", "24"));

        for (@Nullable Instant from : Arrays.asList(TOMORROW, NEXT_WEEK, null)) {
            ValidatableResponse refused = editor.submit("ordered", from);
            assertInvalid(refused, "effectiveFrom");
            refused.body("violations.rule", hasItem(containsString("when version 2 comes into force")))
                    .body("violations.rule", hasItem(containsString("withdraw that first")));
        }
        editor.submit("ordered", NEXT_WEEK.plusSeconds(1)).statusCode(200);
        editor.approve("ordered", editor.etag("ordered")).statusCode(201).body("supersedes.version", equalTo(2));
        get("/v1/plans/ordered/versions").then().body("items.status", contains("IN_FORCE", "SCHEDULED", "SCHEDULED"));
    }

    /** However it came to be submitted. */
    @Test
    void refusesThatAtItsApprovalToo() {
        plans.publish("reordered");
        editor.publish("reordered", editor.document("reordered", "25"), NEXT_WEEK);
        String etag = editor.begin("reordered", editor.document("reordered", "24"));
        QuarkusTransaction.requiringNew()
                .run(() -> drafts.locked("reordered")
                        .orElseThrow()
                        .submit(new Author(Caller.Kind.PERSON, "cora", "Cora"), Instant.now(), TOMORROW, "x"));

        assertProblem(editor.approve("reordered", etag), 409, "conflict")
                .body("detail", containsString("Version 2"))
                .body("detail", containsString("withdraw it first"));
    }

    /** Less is known of the model than the plan says: a copy that was forgotten, perhaps. */
    @Test
    void asksWhereAModelIsNotAsTheCatalogHasIt() {
        ObjectNode document = editor.document("copy", "25");
        ((ObjectNode) document.at("/models/0")).put("relativeAccuracy", "0.31");
        String etag = editor.begin("copy", document);
        editor.submit("copy", null)
                .statusCode(200)
                .body("faults", empty())
                .body("doubts.field", contains("models[0].relativeAccuracy"));

        assertProblem(editor.approve("copy", etag, ""), 409, "conflict")
                .body("violations.field", contains("models[0].relativeAccuracy"));
        editor.approve("copy", etag)
                .statusCode(201)
                .body("published.origin.acknowledged.doubts.field", contains("models[0].relativeAccuracy"));
    }

    /** A version that is to come must sell a default too, as long as it is the default. */
    @Test
    void letsNothingBecomeTheDefaultThatALaterVersionDoesNotSell() {
        plans.publishSelling("dropping", "dropped-model");
        editor.publish("dropping", editor.document("dropping", "25"), NEXT_WEEK);

        assertInvalid(setDefault("dropped-model", null), "model");
        setDefault("gpt-5", NEXT_WEEK).statusCode(201);
        setDefault("dropped-model", null).statusCode(201);
    }

    private ValidatableResponse setDefault(String model, @Nullable Instant from) {
        String later = from == null ? "" : ", \"effectiveFrom\": \"" + from + "\"";
        return editor.cora()
                .body("{\"model\": \"" + model + "\", \"reason\": \"x\"" + later + "}")
                .post("/v1/defaults/dropping")
                .then();
    }

    /** What was submitted for an hour that has passed by its approval takes effect then, never before. */
    @Test
    void neverTakesEffectBeforeItsApproval() {
        Submission submission =
                new Submission(1, new Author(Caller.Kind.PERSON, "cora", "Cora"), TOMORROW, TOMORROW, "x");

        assertThat(submission.from(NEXT_WEEK)).isEqualTo(NEXT_WEEK);
        assertThat(submission.from(TOMORROW.minusNanos(1))).isEqualTo(TOMORROW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                              | reason
        {"reason": " "}                                                 | reason
        {"reason": "x", "effectiveFrom": "2020-01-01T00:00:00Z"}        | effectiveFrom
        {"reason": "x", "effectiveFrom": "2099-01-01T00:00:00Z"}        | effectiveFrom
        {"reason": "x", "effectiveFrom": "tomorrow"}                    | effectiveFrom
        {"reason": "x", "version": 3}                                   | version
        """)
    void namesTheFieldOfASubmissionThatIsWrong(String body, String field) {
        if (get("/v1/plans/wrongly/draft").statusCode() == 404) {
            editor.begin("wrongly", editor.document("wrongly", "25"));
        }
        assertInvalid(
                editor.cora()
                        .header("If-Match", editor.etag("wrongly"))
                        .body(body)
                        .post("/v1/plans/wrongly/draft/submission")
                        .then(),
                field);
    }

    @Test
    void withdrawsWhatIsNotYetInForce() {
        plans.publish("withdrawn");
        editor.publish("withdrawn", editor.document("withdrawn", "25"), TOMORROW);
        topic.await(all -> fee(all, "withdrawn", TOMORROW).equals(Optional.of("25")));

        editor.withdraw("withdrawn", 2)
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("version", equalTo(2));
        get("/v1/plans/withdrawn/versions").then().body("items.status", contains("IN_FORCE", "WITHDRAWN"));
        get("/v1/plans/withdrawn").then().body("until", nullValue());
        topic.await(all -> fee(all, "withdrawn", TOMORROW).equals(Optional.of("200")));
        get("/v1/audit-entries/catalog?action=plan.withdrawn&subject=withdrawn")
                .then()
                .body("items[0].actor", equalTo("cora"))
                .body("items[0].reason", equalTo("A mistake."))
                .body("items[0].before.status", equalTo("SCHEDULED"))
                .body("items[0].after.status", equalTo("WITHDRAWN"));

        editor.withdraw("withdrawn", 2).statusCode(200);
        editor.publish("withdrawn", editor.document("withdrawn", "26"), TOMORROW)
                .body("published.version", equalTo(3));
        topic.await(all -> fee(all, "withdrawn", TOMORROW).equals(Optional.of("26")));
    }

    @Test
    void closesTheGapThatAWithdrawalLeaves() {
        plans.publish("gapless");
        editor.publish("gapless", editor.document("gapless", "25"), TOMORROW);
        editor.publish("gapless", editor.document("gapless", "26"), NEXT_WEEK);

        editor.withdraw("gapless", 2).statusCode(200);
        get("/v1/plans/gapless").then().body("until", equalTo(NEXT_WEEK.toString()));
        topic.await(all -> fee(all, "gapless", NEXT_WEEK.minusNanos(1)).equals(Optional.of("200"))
                && fee(all, "gapless", NEXT_WEEK).equals(Optional.of("26")));
    }

    @Test
    void withdrawsNothingThatIsInForce() {
        plans.publish("stays");
        assertProblem(editor.withdraw("stays", 1), 409, "conflict").body("detail", containsString("roll back"));
        assertProblem(editor.withdraw("stays", 2), 404, "not-found");
        assertProblem(editor.withdraw("nowhere", 1), 404, "not-found");
        assertInvalid(
                editor.cora()
                        .body("{\"reason\": \"\"}")
                        .post("/v1/plans/stays/versions/1/withdrawal")
                        .then(),
                "reason");
        editor.abel()
                .body("{\"reason\": \"x\"}")
                .post("/v1/plans/stays/versions/1/withdrawal")
                .then()
                .statusCode(403);
        get("/v1/plans/nowhere/versions").then().statusCode(404);
    }

    /** What the service promises, PostgreSQL enforces, whoever asks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        insert into plan_draft (plan_id, revision, body, saved_by, saved_at) values ('sealed', 1, '{}', '{}', now()) | 23505
        update plan_draft set revision = revision + 1 where plan_id = 'sealed'                                       | 23514
        update plan_draft set body = '[]' where plan_id = 'sealed'                                                   | 23514
        update plan_version set status = 'WITHDRAWN', valid_until = valid_from where plan_id = 'sealed'              | 23001
        update plan_version set origin = '{}' where plan_id = 'sealed'                                               | 23001
        """)
    void theDatabaseKeepsThePromises(String sql, String state) {
        if (get("/v1/plans/sealed/draft").statusCode() == 404) {
            plans.publish("sealed");
            editor.begin("sealed", editor.document("sealed", "25"));
            editor.submit("sealed", null).statusCode(200);
        }
        Assertions.assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(state);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Optional<String> fee(Catalog catalog, String plan, Instant at) {
        return catalog.planAt(plan, at)
                .map(Plan::baseFee)
                .map(fee -> fee.amount().toPlainString());
    }
}
