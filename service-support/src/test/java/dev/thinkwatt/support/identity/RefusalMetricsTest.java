package dev.thinkwatt.support.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is refused is counted by the template of its path: a path itself would be a series of its own for each stranger. */
@QuarkusTest
class RefusalMetricsTest {

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    void namesTheTemplate() {
        given().header("Authorization", "Bearer tw_nobody")
                .get("/v1/secured/of/a-stranger")
                .then()
                .statusCode(401);

        given().contentType("text/plain")
                .body("a stranger's")
                .post("/v1/secured/typed/a-stranger")
                .then()
                .statusCode(415);
        given().options("/v1/secured/typed/a-stranger").then().statusCode(200);

        given().port(managementPort)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("status=\"401\",uri=\"/v1/secured/of/{name}\""))
                .body(containsString("status=\"415\",uri=\"/UNMATCHED\""))
                .body(containsString("status=\"200\",uri=\"/UNMATCHED\""))
                .body(not(containsString("a-stranger")));
    }
}
