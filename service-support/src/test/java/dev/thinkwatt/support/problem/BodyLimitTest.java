package dev.thinkwatt.support.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyLimitTest {

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

    private static HttpResponse<String> stream(String body) throws Exception {
        return stream("/echo", body);
    }

    private static HttpResponse<String> stream(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
