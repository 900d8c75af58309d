package dev.thinkwatt.support.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConsoleErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/console/support/example/fails/invalid|400|KeyId must not be empty.",
                "/console/support/example/fails/missing|404|There is no key ci-1.",
                "/console/support/example/fails/conflict|409|This id was used for another body.",
                "/console/support/example/fails/busy|503|The queue is full.",
                "/console/support/example/fails/bug|500|It is logged as urn:uuid:",
                "/console/nowhere|404|Nothing answers at this path.",
            })
    void isAPageForPeople(String path, int status, String words) {
        given().get(path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString(words), containsString("<html"), containsString("To the start page"))
                .body(not(containsString("Secret")));
    }

    @Test
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void refusesAPageAndLeadsBack() {
        given().get("/console/support/example/operations")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("You may not do this"), containsString("Finn Finance"));
    }

    @Test
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void isAnAlertWithinAPage() {
        given().header("HX-Request", "true")
                .get("/console/support/example/operations")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("data-alert"), containsString("You may not do this"))
                .body(not(containsString("<html")));
    }

    @Test
    void staysAProblemForPrograms() {
        given().get("/echo/taken/now").then().statusCode(409).contentType("application/problem+json");
        given().get("/consoles").then().statusCode(404).contentType("application/problem+json");
    }
}
