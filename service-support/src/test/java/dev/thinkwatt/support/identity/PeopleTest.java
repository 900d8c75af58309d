package dev.thinkwatt.support.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleTest {

    @Inject
    IdentitySettings settings;

    @Test
    void mayWhatTheirRolesOpen() throws IOException {
        as(Person.FINN)
                .get("/v1/secured/finance")
                .then()
                .statusCode(200)
                .body("kind", equalTo("PERSON"))
                .body("id", equalTo("finn"))
                .body("name", equalTo("Finn Finance"))
                .body("signedInBy", equalTo("TOKEN"))
                .body("scopes", containsInAnyOrder("finance", "finance:read"));
    }

    @Test
    void mayNothingElse() throws IOException {
        as(Person.OLGA)
                .get("/v1/secured/finance")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:thinkwatt:problem:forbidden"));
    }

    @Test
    void mayNotOpenWhatNobodySpokeOf() throws IOException {
        as(Person.MAX).get("/v1/secured/forgotten").then().statusCode(403);
    }

    @Test
    void mayNotNameAScopeInsteadOfARole() {
        String token = LocalIdentity.mint(
                Map.of(
                        "iss", settings.issuer().toString(),
                        "aud", settings.audience(),
                        "sub", "eve",
                        "roles", List.of("gateway", "finance:read", "catalog", "CATALOG_ADMIN")),
                Duration.ofHours(1));

        given().header("Authorization", "Bearer " + token)
                .get("/v1/secured")
                .then()
                .statusCode(200)
                .body("scopes", empty());
        given().header("Authorization", "Bearer " + token)
                .get("/v1/secured/finance")
                .then()
                .statusCode(403);
    }

    private RequestSpecification as(Person person) throws IOException {
        return given().header("Authorization", "Bearer " + LocalIdentity.token(settings.issuer(), person));
    }
}
