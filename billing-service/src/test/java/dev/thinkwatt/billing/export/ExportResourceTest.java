package dev.thinkwatt.billing.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked // what a response or a row has under a name is known here
class ExportResourceTest {

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void writesEveryKindAsEveryFormat() throws NoSuchAlgorithmException {
        String account = invoicing.accountWithUsage();
        String number = Invoicing.finalise(invoicing.draw(account)).path("number");
        for (ExportKind kind : ExportKind.values()) {
            for (ExportFormat format : kind.formats()) {
                String export = start(kind, format, account);
                Response done = awaitStatus(export, "COMPLETED");
                byte[] file = file(export).then().statusCode(200).extract().asByteArray();
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                        .as("%s as %s", kind, format)
                        .isEqualTo(done.path("sha256"));
                assertThat(new String(file, StandardCharsets.UTF_8))
                        .contains(kind == ExportKind.CHARGES ? account : number);
                done.then()
                        .body("size", equalTo(file.length))
                        .body("done", equalTo(1))
                        .body("whole", equalTo(1));
            }
        }
    }

    @Test
    void exportsWhatIsInvoiced() {
        String account = invoicing.accountWithUsage();
        Invoicing.finalise(invoicing.draw(account)).then().statusCode(200);
        List<Map<String, String>> focus = rows(start(ExportKind.FOCUS, ExportFormat.CSV, account));
        assertThat(focus.stream()
                        .map(row -> new BigDecimal(row.get("BilledCost")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.01");
        List<Map<String, String>> charges = rows(start(ExportKind.CHARGES, ExportFormat.CSV, account));
        assertThat(charges).hasSize(1);
        assertThat(charges.getFirst()).containsEntry("taken_back", "false").containsEntry("invoice_month", "2026-10");
        assertThat(new BigDecimal(charges.getFirst().get("energy_kwh"))).isEqualByComparingTo("0.000396");
        assertThat(new BigDecimal(charges.getFirst().get("charged"))).isEqualByComparingTo("0.0065");
    }

    @Test
    void beginsAnewWhereAWriterDied() throws SQLException {
        String account = invoicing.accountWithUsage();
        String dead = "dead-" + UUID.randomUUID();
        stack.asOwner(
                "insert into export_job (export_id, kind, format, period, account_id, status, attempt, leased_until,"
                        + " started_at) values ('" + dead + "', 'CHARGES', 'JSON', '2026-10-01', '" + account
                        + "', 'RUNNING', 1, now() - interval '1 second', now())");
        stack.asOwner("insert into export_chunk values ('" + dead + "', 1, 0, 'half')");
        awaitStatus(dead, "COMPLETED");
        assertThat(file(dead).asString()).doesNotContain("half").contains(account);
        assertThat(stack.number("select count(*) from export_chunk where export_id = '" + dead + "' and attempt = 1"))
                .isZero();
    }

    @Test
    void dropsFilesWhoseTimeIsUp() throws SQLException {
        String export = start(ExportKind.CHARGES, ExportFormat.CSV, invoicing.accountWithUsage());
        awaitStatus(export, "COMPLETED");
        stack.asOwner(
                "update export_job set expires_at = now() - interval '1 second' where export_id = '" + export + "'");
        awaitStatus(export, "EXPIRED");
        file(export).then().statusCode(409).body("detail", containsString("expired"));
        assertThat(stack.number("select count(*) from export_chunk where export_id = '" + export + "'"))
                .isZero();
    }

    @Test
    void refusesWhatItCannotWrite() {
        post(body("x1", "FOCUS", "HLEDGER", Map.of("period", "2026-10")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("format"))
                .body("violations[0].rule", equalTo("must be one that FOCUS is written as: CSV"));
        post(body("x2", "CHARGES", "CSV", Map.of("period", "2026-10", "account", "nobody")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("filter.account"));
        post(body("x3", "CHARGES", "CSV", Map.of())).then().statusCode(400);
        given().get("/v1/exports/none").then().statusCode(404);
        given().get("/v1/exports/none/file").then().statusCode(404);
    }

    @Test
    void startsOnceHoweverOftenItIsAsked() {
        Map<String, Object> body = body("once-" + UUID.randomUUID(), "JOURNAL", "CSV", Map.of("period", "2026-01"));
        post(body).then().statusCode(202);
        post(body).then().statusCode(202);
        given().get("/v1/exports?limit=200").then().body("items.exportId", hasItem(body.get("exportId")));
        post(body(body.get("exportId").toString(), "JOURNAL", "CSV", Map.of("period", "2026-02")))
                .then()
                .statusCode(409);
    }

    private static List<Map<String, String>> rows(String export) {
        awaitStatus(export, "COMPLETED");
        return FocusJudge.rows(ExportedFile.csv(file(export).asByteArray()));
    }

    private static String start(ExportKind kind, ExportFormat format, String account) {
        String export = "export-" + UUID.randomUUID();
        post(body(export, kind.name(), format.name(), Map.of("period", "2026-10", "account", account)))
                .then()
                .statusCode(202);
        return export;
    }

    private static Map<String, Object> body(String export, String kind, String format, Map<String, String> filter) {
        return Map.of("exportId", export, "kind", kind, "format", format, "filter", filter);
    }

    private static Response post(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/exports");
    }

    private static Response file(String export) {
        return given().get("/v1/exports/" + export + "/file");
    }

    private static Response awaitStatus(String export, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(given().get("/v1/exports/" + export).path("status")));
        return given().get("/v1/exports/" + export);
    }
}
