package dev.thinkwatt.support.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/signed-out", "/console/nowhere", "/echo/ok", "/echo/bug/secret", "/"})
    void areOnEveryAnswer(String path) {
        guarded(given().redirects().follow(false).get(path).then()).header("Cache-Control", "no-store");
    }

    @Test
    void areOnAnAnswerThatComesBeforeTheApplication() {
        guarded(given().contentType(ContentType.JSON)
                        .body("\"" + "r".repeat(70_000) + "\"")
                        .post("/echo")
                        .then()
                        .statusCode(413))
                .header("Cache-Control", "no-store");
    }

    @Test
    void askForTlsOnlyOfWhoCameByIt() {
        String header = "Strict-Transport-Security";
        given().get("/echo/ok").then().header(header, nullValue());
        given().header("X-Forwarded-Proto", "https")
                .get("/echo/ok")
                .then()
                .header(header, containsString("max-age=31536000"));
    }

    private static ValidatableResponse guarded(ValidatableResponse response) {
        return response.header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", notNullValue());
    }
}
