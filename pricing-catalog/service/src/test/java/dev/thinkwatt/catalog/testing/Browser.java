package dev.thinkwatt.catalog.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays the browser of whoever the test says is signed in: no key, no redirects followed, and forms with their token. */
public final class Browser {

    private static final String COOKIE = "thinkwatt-csrf";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final String BOUNDARY = "part-of-a-form";

    private Browser() {}

    public static Response open(String path) {
        return given().noFilters().redirects().follow(false).get(path);
    }

    /** A page that is there. */
    public static ValidatableResponse page(String path) {
        return open(path).then().statusCode(200).contentType("text/html");
    }

    /** Sends what somebody filled into a form of a page. */
    public static Response send(Response form, String path, Map<String, ?> fields) {
        return given().noFilters()
                .redirects()
                .follow(false)
                .cookie(COOKIE, form.getCookie(COOKIE))
                .formParam("csrf-token", find(form, TOKEN))
                .formParams(fields)
                .post(path);
    }

    /** Sends a form with a file, its length stated as browsers do. */
    public static HttpResponse<String> upload(Response form, String path, Map<String, String> fields, byte[] file)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> parts = new LinkedHashMap<>(fields);
        parts.put("csrf-token", find(form, TOKEN));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            write(body, "name=\"" + part.getKey() + "\"\r\n\r\n" + part.getValue());
        }
        write(body, "name=\"file\"; filename=\"file.json\"\r\nContent-Type: application/json\r\n\r\n");
        body.write(file);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Cookie", COOKIE + "=" + form.getCookie(COOKIE))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void write(ByteArrayOutputStream body, String part) throws IOException {
        body.write(
                ("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + part).getBytes(StandardCharsets.UTF_8));
    }

    /** The value that a hidden field of a form has. */
    public static String field(Response page, String name) {
        return find(page, Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\""))
                .replace("&quot;", "\"");
    }

    /** The first group of what matches. */
    public static String find(Response page, Pattern pattern) {
        Matcher matcher = pattern.matcher(page.asString());
        assertThat(matcher.find()).as(page.asString()).isTrue();
        return matcher.group(1);
    }
}
