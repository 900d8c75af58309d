package dev.thinkwatt.billing.export;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.thinkwatt.billing.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class ExportPagesTest {

    private static final String PAGE = "/console/billing/exports";

    @Test
    void showsAnExportWithItsChecksumAndItsFile() {
        String export = "page-" + UUID.randomUUID();
        Map<String, Object> body = Map.of(
                "exportId", export, "kind", "JOURNAL", "format", "HLEDGER", "filter", Map.of("period", "2026-01"));
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/exports")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        "COMPLETED".equals(given().get("/v1/exports/" + export).path("status")));
        String checksum = given().get("/v1/exports/" + export).path("sha256");
        Browser.open(PAGE)
                .then()
                .statusCode(200)
                .body(containsString(checksum))
                .body(containsString("/v1/exports/" + export + "/file"))
                .body(containsString("Journal, hledger"));
    }

    @Test
    void startsAnExportOnceAndSaysWhatIsWrongWithAnother() {
        String export = "form-" + UUID.randomUUID();
        send(export, "CHARGES/CSV", "2026-01", "").then().statusCode(303);
        send(export, "CHARGES/CSV", "2026-01", "").then().statusCode(303);
        given().get("/v1/exports/" + export).then().statusCode(200);
        send("other-" + UUID.randomUUID(), "CHARGES/CSV", "January", "")
                .then()
                .statusCode(400)
                .body(containsString("ust be a month like 2026-11"));
        send("other-" + UUID.randomUUID(), "CHARGES/CSV", "2026-01", "nobody")
                .then()
                .statusCode(400)
                .body(containsString("ust be an account that exists"));
    }

    private static Response send(String export, String content, String period, String account) {
        return Browser.send(
                PAGE, PAGE, Map.of("exportId", export, "content", content, "period", period, "account", account));
    }
}
