package dev.thinkwatt.quota;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;

/** What an error must look like. */
public final class Problems {

    private Problems() {}

    /** A problem of this kind, all of it. */
    public static Response problem(Response response, int status, String slug) {
        response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:thinkwatt:problem:" + slug))
                .body("status", equalTo(status));
        return response;
    }

    /** A refusal that names the field. */
    public static void invalid(Response response, String field) {
        problem(response, 400, "invalid-request").then().body("violations.field", hasItem(field));
    }
}
