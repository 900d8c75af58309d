package dev.thinkwatt.catalog.testing;

import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import org.hamcrest.Matchers;

/** What is expected of answers that say what is wrong. */
public final class Problems {

    private Problems() {}

    public static ValidatableResponse assertProblem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", Matchers.equalTo("urn:thinkwatt:problem:" + slug))
                .body("status", Matchers.equalTo(status));
    }

    /** The request breaks a rule, and the field that does is named. */
    public static void assertInvalid(ValidatableResponse response, String field) {
        assertProblem(response, 400, "invalid-request").body("violations.field", hasItem(field));
    }
}
