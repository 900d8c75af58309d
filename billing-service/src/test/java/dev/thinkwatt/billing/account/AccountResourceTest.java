package dev.thinkwatt.billing.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountResourceTest {

    @Inject
    Stack stack;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void opensAnAccountOnce() {
        Map<String, Object> body = body("acme-1");
        post(body).then().statusCode(201).body("accountId", equalTo("acme-1")).body("planId", equalTo("plus"));
        post(body).then().statusCode(200).body("status", equalTo("ACTIVE"));
        body.put("name", "Another");
        post(body).then().statusCode(409).body("type", equalTo("urn:thinkwatt:problem:conflict"));
        given().get("/v1/accounts/acme-1").then().statusCode(200).body("timeZone", equalTo("Europe/Berlin"));
        given().get("/v1/audit-entries/billing?subject=acme-1")
                .then()
                .body("items.action", contains("account.opened"))
                .body("items[0].actor", equalTo("max"))
                .body("items[0].after.name", equalTo("Acme"));
    }

    private static Map<String, Object> body(String accountId) {
        Map<String, Object> body = new HashMap<>();
        body.put("accountId", accountId);
        body.put("name", "Acme");
        body.put("currency", "USD");
        body.put("timeZone", "Europe/Berlin");
        body.put("country", "DE");
        body.put("planId", "plus");
        return body;
    }

    private static io.restassured.response.Response post(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/accounts");
    }
}
