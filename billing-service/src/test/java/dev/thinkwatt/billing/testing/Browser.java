package dev.thinkwatt.billing.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the browser of whoever the test says is signed in: no key, no redirects followed, and forms with their token. */
public final class Browser {

    private static final String COOKIE = "thinkwatt-csrf";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private Browser() {}

    /** @param path with its query as it is sent, encoded */
    public static Response open(String path) {
        return given().noFilters()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(path);
    }

    /** A page that is there. */
    public static ValidatableResponse page(String path) {
        return open(path).then().statusCode(200).contentType("text/html");
    }

    /** Sends what somebody filled into a form of a page. */
    public static Response send(String page, String path, Map<String, ?> fields) {
        Response form = open(page);
        Matcher token = TOKEN.matcher(form.asString());
        assertThat(token.find()).as(form.asString()).isTrue();
        return given().noFilters()
                .redirects()
                .follow(false)
                .cookie(COOKIE, form.getCookie(COOKIE))
                .formParam("csrf-token", token.group(1))
                .formParams(fields)
                .post(path);
    }
}
