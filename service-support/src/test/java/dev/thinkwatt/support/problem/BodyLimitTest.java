package dev.thinkwatt.support.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class BodyLimitTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    @Test
    void refusesALargeBodyByItsLength() {
        given().contentType(ContentType.JSON)
                .body("{\"requestId\":\"" + "r".repeat(70_000) + "\"}")
                .post("/echo")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:thinkwatt:problem:body-too-large"));
    }

    @Test
    void refusesALargeBodyThatDoesNotStateItsLength() throws Exception {
        HttpResponse<String> response = stream("{\"requestId\":\"" + "r".repeat(200_000) + "\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("urn:thinkwatt:problem:body-too-large");
    }

    @Test
    void readsABodyThatDoesNotStateItsLength() throws Exception {
        assertThat(stream("{\"requestId\":\"r\"}").body()).contains("\"requestId\":\"r\"");
        assertThat(stream("").body()).contains("the body is required");
    }

    @Test
    void takesALargeBodyWhereThePathIsMeantTo() throws Exception {
        String body = "{\"text\":\"" + "r".repeat(100_000) + "\"}";

        given().contentType(ContentType.JSON)
                .body(body)
                .post("/echo/large")
                .then()
                .statusCode(200)
                .body("length", equalTo(100_000));
        assertThat(stream("/echo/large", body).body()).isEqualTo("{\"length\":100000}");
    }

    @Test
    void takesALargeBodyAtEveryPathOfAPattern() throws Exception {
        String body = "{\"text\":\"" + "r".repeat(100_000) + "\"}";

        assertThat(stream("/echo/one/large", body).body()).isEqualTo("{\"length\":100000}");
        assertThat(stream("/echo/one/two/large", body).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesABodyThatIsTooLargeEvenThere() throws Exception {
        String body = "{\"text\":\"" + "r".repeat(200_000) + "\"}";

        given().contentType(ContentType.JSON)
                .body(body)
                .post("/echo/large")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("a body has at most 131072 bytes"));
        assertThat(stream("/echo/large", body).statusCode()).isEqualTo(413);
    }

    /** As browsers and programs do that read a file while they send it. */
    @Test
    void takesAFileThatDoesNotStateItsLength() throws Exception {
        HttpResponse<String> taken = upload(100_000);
        assertThat(taken.body()).contains("\"note\":\"a note\"", "\"length\":100000", "\"name\":\"prices.json\"");

        HttpResponse<String> refused = upload(200_000);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("a body has at most 131072 bytes");
    }

    @Test
    void takesAFormThatDoesNotStateItsLength() throws Exception {
        String form = "application/x-www-form-urlencoded";
        assertThat(stream("/echo/form/large", form, "text=" + "r".repeat(1_500)).body())
                .isEqualTo("{\"length\":1500}");
        assertThat(stream("/echo/form/large", form, "text=" + "r".repeat(200_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(stream("/echo/form/large", form, "text=r" + "&more=r".repeat(1_000))
                        .body())
                .contains("body-too-large", "too many fields");
    }

    private static HttpResponse<String> upload(int bytes) throws Exception {
        String body = "--part\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\na note\r\n"
                + "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"prices.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + "r".repeat(bytes) + "\r\n--part--\r\n";
        return stream("/echo/file/large", "multipart/form-data; boundary=part", body);
    }

    private static HttpResponse<String> stream(String body) throws Exception {
        return stream("/echo", body);
    }

    private static HttpResponse<String> stream(String path, String body) throws Exception {
        return stream(path, "application/json", body);
    }

    private static HttpResponse<String> stream(String path, String type, String body) throws Exception {
        // What is sent as a form has the token of a page.
        Response page = given().get("/console/support/example");
        Matcher token = TOKEN.matcher(page.asString());
        assertThat(token.find()).as(page.asString()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", type)
                .header("Cookie", "thinkwatt-csrf=" + page.getCookie("thinkwatt-csrf"))
                .header("X-CSRF-TOKEN", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
