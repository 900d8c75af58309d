package dev.thinkwatt.support.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'requestId':'a b'}|requestId|must be 1 to 128 letters, digits, '.', '_', ':' or '-'",
                "{}|requestId|is required",
                "{'requestId':null}|requestId|must not be null",
                "{'requestId':7}|requestId|must be a string",
                "{'requestId':'r','estimate':{'inputTokens':-1}}|estimate.inputTokens|must be greater than or equal to 0",
                "{'requestId':'r','estimate':{'inputTokens':'12'}}|estimate.inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimate':{'inputTokens':1.5}}|estimate.inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimate':{'inputTokens':null}}|estimate.inputTokens|must not be null",
                "{'requestId':'r','estimate':{}}|estimate.inputTokens|is required",
                "{'requestId':'r','estimate':[]}|estimate|must be an object",
                "{'requestId':'r','estimate':''}|estimate|must be an object",
                "{'requestId':'r','estimate':{'inputTokens':1,'amount':1.5}}|estimate.amount|must be a decimal in a string, without an exponent",
                "{'requestId':'r','estimate':{'inputTokens':1,'colour':'RED'}}|estimate.colour|is not a field of this request",
                "{'requestId':'r','estimates':[{'inputTokens':1},{'inputTokens':-1}]}|estimates[1].inputTokens|must be greater than or equal to 0",
                "{'requestId':'r','estimates':[{'inputTokens':1},{'inputTokens':'x'}]}|estimates[1].inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimates':{}}|estimates|must be an array",
                "{'requestId':'r','named':{'big':{'inputTokens':-1}}}|named.big.inputTokens|must be greater than or equal to 0",
                "{'requestId':'r','colour':'BLUE'}|colour|must be one of RED, GREEN",
                "{'requestId':'r','choice':{'name':'x'}}|choice|needs a kind: ONE, OTHER",
                "{'requestId':'r','choice':{'kind':'THIRD'}}|choice|needs a kind: ONE, OTHER",
                "{'requestId':'r','choice':{'kind':'ONE','name':'x','size':1}}|choice.size|is not a field of this request",
                "{'requestId':'r','interval':{'startedAt':'2026-11-24T08:00:00Z','endedAt':'2026-11-24T07:00:00Z'}}|interval|is refused: endedAt is before startedAt",
                "{'requestId':'r','interval':{'startedAt':1,'endedAt':'2026-11-24T07:00:00Z'}}|interval.startedAt|must be an ISO-8601 instant, like 2026-11-24T08:00:00Z",
                "{'requestId':'r','estimate':{'inputTokens':99999999999999999999}}|estimate.inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimate':{'inputTokens':1e99999999999}}|estimate.inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimate':{'inputTokens':1e-999999999}}|estimate.inputTokens|must be a whole number of 64 bits",
                "{'requestId':'r','estimate':{'inputTokens':1,'amount':1e99999999999}}|estimate.amount|must be a decimal in a string, without an exponent",
                "{'requestId':'r','estimate':{'inputTokens':1,'amount':1e-999999999}}|estimate.amount|must be a decimal in a string, without an exponent",
                "{'requestId':'r','estimate':{'inputTokens':1,'amount':'1e999999999'}}|estimate.amount|must be a decimal in a string, without an exponent",
                "{'requestId':1e99999999999}|requestId|must be a string",
                "{'requestId':'r','choice':{'size':1e99999999999,'kind':'OTHER'}}|choice.size|must be a whole number from -2147483648 to 2147483647",
                "{'requestId':'r','choice':{'size':99999999999999999999,'kind':'OTHER'}}|choice.size|must be a whole number from -2147483648 to 2147483647",
                "[]||must be an object",
                "'x'||must be an object",
                "7||must be an object",
                "null||is required",
                "||is required",
            })
    void namesTheFieldAndTheRule(String body, String field, String rule) throws IOException {
        JsonNode problem = problem(post(body == null ? "" : body.replace('\'', '"')), 400, "invalid-request");

        JsonNode violation = problem.path("violations").path(0);
        assertThat(violation.path("field").asText()).isEqualTo(field == null ? "" : field);
        assertThat(violation.path("rule").asText()).isEqualTo(rule);
        assertThat(problem.path("violations")).hasSize(1);
        assertThat(problem.path("detail").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"requestId\":",
                "{\"requestId\":\"r\"} trailing",
                "{\"requestId\":\"r\"} {}",
                "{\"requestId\":\"r\",\"requestId\":\"s\"}",
                "{\"requestId\":\"r\",\"estimate\":{\"inputTokens\":1,\"inputTokens\":2}}",
                "<request/>",
                "requestId=r",
                "{\"requestId\":\"r\",\"estimate\":{\"inputTokens\":99999999999999999999999999999999999999999999999999}}",
            })
    void saysThatABodyCannotBeRead(String body) throws IOException {
        problem(post(body), 400, "unreadable-body");
    }

    @Test
    void refusesDeepNesting() throws IOException {
        problem(post("{\"requestId\":\"r\",\"choice\":{\"size\":" + "[".repeat(5000)), 400, "unreadable-body");
    }

    @Test
    void namesEveryViolationOfARequest() throws IOException {
        JsonNode problem =
                problem(post("{\"requestId\":\"a b\",\"estimate\":{\"inputTokens\":-1}}"), 400, "invalid-request");

        assertThat(StreamSupport.stream(problem.path("violations").spliterator(), false)
                        .map(violation -> violation.path("field").asText()))
                .containsExactly("estimate.inputTokens", "requestId");
    }

    @Test
    void echoesWhatIsRight() {
        post("{\"requestId\":\"r:1\",\"choice\":{\"kind\":\"ONE\",\"name\":\"x\"}}")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/-bad,400,invalid-request,id",
        "/echo/ok?limit=201,400,invalid-request,limit",
        "/echo/ok?limit=many,400,invalid-request,limit",
        "/echo/list/shared?limit=201,400,invalid-request,limit",
        "/echo/list/shared?limit=many,400,invalid-request,limit",
        "/echo/ok?not-after=yesterday,400,invalid-request,not-after",
        "/echo/uuid/nonsense,400,invalid-request,id",
        "/nowhere,404,not-found,",
        "/,404,not-found,",
        "/echo/a/b/c,404,not-found,",
        "/echo/taken/now,409,conflict,",
    })
    void answersAGet(String path, int status, String type, String field) throws IOException {
        JsonNode problem = problem(given().get(path), status, type);

        assertThat(problem.path("violations").path(0).path("field").asText()).isEqualTo(field == null ? "" : field);
    }

    @Test
    void tellsMethodsThatAreNotOffered() throws IOException {
        problem(given().delete("/echo"), 405, "method-not-allowed");
    }

    @Test
    void tellsMediaTypesThatAreNotOffered() throws IOException {
        problem(given().accept("text/csv").get("/echo/ok"), 406, "not-acceptable");
        problem(given().contentType("text/plain").body("x").post("/echo"), 415, "unsupported-media-type");
        problem(given().contentType("application/xml").body("<x/>").post("/echo"), 415, "unsupported-media-type");
    }

    @Test
    void tellsHowLongToWaitInWholeSeconds() throws IOException {
        Response response = given().get("/echo/busy/now");

        problem(response, 503, "unavailable");
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
    }

    @Test
    void tellsNothingOfABugButAnId() throws IOException {
        Response response = given().get("/echo/bug/secret");

        JsonNode problem = problem(response, 500, "internal-error");
        assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(response.asString()).doesNotContain("secret");
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/echo");
    }

    private static JsonNode problem(Response response, int status, String slug) throws IOException {
        String body = response.asString();
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.contentType()).as(body).startsWith("application/problem+json");
        JsonNode problem = Json.strict().readTree(body);
        assertThat(problem.path("type").asText()).isEqualTo("urn:thinkwatt:problem:" + slug);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(body).doesNotContain("Exception", "dev.thinkwatt", "java.", "fasterxml", "line: ");
        return problem;
    }
}
