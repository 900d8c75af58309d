package dev.thinkwatt.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OWASP API Security Top 10 of 2023, one by one; {@code docs/security.md} says what is promised. */
@ExtendWith(RunningStack.class)
class OwaspApiTop10Test {

    private static final LocalStack STACK = Launcher.ofTests().stack();
    private static final Asking ASKING = new Asking(STACK.origin());

    @Test
    @DisplayName("API1 Broken object level authorization: an id tells nothing to who may not read it")
    void tellsNothingOfObjectsToWhoMayNotReadThem() throws Exception {
        String gateway = STACK.demoKey().read().orElseThrow();
        HttpResponse<String> real = ASKING.ask("GET", "/v1/accounts/ada", gateway, null);
        HttpResponse<String> made = ASKING.ask("GET", "/v1/accounts/nobody", gateway, null);

        assertThat(real.statusCode()).isEqualTo(403);
        assertThat(real.body()).isEqualTo(made.body());
    }

    @Test
    @DisplayName("API2 Broken authentication: a wrong secret is answered as an unknown key is")
    void answersAWrongSecretAsAnUnknownKey() throws Exception {
        HttpResponse<String> wrong = ASKING.ask("GET", "/v1/plans", wellFormed("demo-gateway"), null);
        HttpResponse<String> unknown = ASKING.ask("GET", "/v1/plans", wellFormed("nobody"), null);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    @DisplayName("API3 Broken object property level authorization: no field is set or shown that is not a caller's")
    void neitherTakesNorShowsFieldsThatAreOurs() throws Exception {
        HttpResponse<String> more = ASKING.ask("POST", "/v1/keys", token(Person.OLGA), """
                {"keyId": "mass-assigned", "name": "x", "scopes": ["gateway"], "createdAt": "2020-01-01T00:00:00Z"}
                """);

        assertThat(more.statusCode()).as(more.body()).isEqualTo(400);
        assertThat(more.body()).contains("createdAt");
        assertThat(ASKING.ask("GET", "/v1/keys", token(Person.OLGA), null).body())
                .contains("demo-gateway")
                .doesNotContain("sha256", "\"key\"");
    }

    @Test
    @DisplayName("API4 Unrestricted resource consumption: bodies, pages and rates have a bound")
    void boundsBodiesPagesAndRates() throws Exception {
        String key = Keys.make(STACK, "catalog:read", 20);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            statuses.add(ASKING.ask("GET", "/v1/plans", key, null).statusCode());
        }

        assertThat(statuses).contains(200, 429);
        assertThat(ASKING.ask("GET", "/v1/accounts?limit=100000", token(Person.FINN), null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(ASKING.ask("POST", "/v1/quotes", token(Person.FINN), " ".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
    @DisplayName("API5 Broken function level authorization: no other method goes round what AccessTest asks")
    void opensNothingByAnotherMethod(String method) throws Exception {
        HttpResponse<String> answer = ASKING.ask(method, "/v1/keys", token(Person.FINN), null);

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 403, 405);
        assertThat(answer.body()).doesNotContain("demo-gateway");
    }

    @Test
    @DisplayName("API6 Unrestricted access to sensitive business flows: what moves all plans at once needs a reason")
    void asksForAReason() throws Exception {
        HttpResponse<String> answer =
                ASKING.ask("POST", "/v1/defaults/rollback", token(Person.CORA), "{\"plans\": \"PAID\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("reason");
    }

    @Test
    @DisplayName("API7 Server side request forgery: no request names an address that we would go to")
    void takesNoAddresses() throws Exception {
        Path root = Path.of(System.getProperty("thinkwatt.root"), "docs/openapi");
        try (var files = Files.list(root)) {
            for (Path file : files.toList()) {
                JsonNode document = new YAMLMapper().readTree(file.toFile());
                assertThat(document.at("/components/schemas").properties())
                        .as(file.toString())
                        .filteredOn(schema -> !schema.getKey().equals("Problem"))
                        .noneMatch(schema -> schema.getValue().toString().contains("\"format\":\"uri\""));
                assertThat(document.get("paths").toString()).doesNotContain("\"format\":\"uri\"");
            }
        }
    }

    @Test
    @DisplayName("API8 Security misconfiguration: headers are set, nothing is shown, nothing else is reachable")
    void showsNothingOfItself() throws Exception {
        HttpResponse<String> broken = ASKING.ask("POST", "/v1/quotes", token(Person.FINN), "{\"planId\": ");

        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).doesNotContain("at dev.thinkwatt", "Exception", "com.fasterxml");
        assertThat(broken.headers().map()).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
        assertThat(broken.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(broken.headers().firstValue("x-frame-options")).contains("DENY");
        assertThat(broken.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'self'");
        assertThat(broken.headers().firstValue("cache-control")).contains("no-store");
        assertThat(List.of("/q/health", "/q/metrics", "/q/openapi", "/q/dev-ui", "/openapi", "/metrics"))
                .allSatisfy(path -> assertThat(
                                ASKING.ask("GET", path, token(Person.MAX), null).statusCode())
                        .as(path)
                        .isEqualTo(404));
    }

    @Test
    @DisplayName("API9 Improper inventory management: what is written down is all that answers")
    void answersOnlyWhatIsWrittenDown() throws Exception {
        for (Endpoint endpoint : AccessTable.endpoints()) {
            assertThat(ASKING.ask(endpoint, null).statusCode())
                    .as(endpoint.toString())
                    .isEqualTo(401);
        }
        for (String path : List.of("/v1", "/v1/nothing", "/v2/keys", "/v1/keys.json")) {
            assertThat(ASKING.ask("GET", path, token(Person.MAX), null).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("API10 Unsafe consumption of APIs: of what the identity provider says, only known roles open anything")
    void takesOnlyKnownRolesFromTheProvider() throws Exception {
        String generous = LocalIdentity.mint(
                Map.of(
                        "iss",
                        STACK.issuer().toString(),
                        "sub",
                        "<script>alert(1)</script>",
                        "aud",
                        LocalIdentity.AUDIENCE,
                        "scope",
                        "operations gateway finance",
                        "groups",
                        List.of("operations"),
                        "roles",
                        List.of("admin", "gateway", "*", "operations ")),
                Duration.ofHours(1));

        assertThat(ASKING.ask("GET", "/v1/keys", generous, null).statusCode()).isEqualTo(403);
    }

    /** With a checksum that fits, so that only its secret is wrong. */
    private static String wellFormed(String keyId) {
        String body = "tw_local_" + keyId + "_" + "5".repeat(64);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "_" + HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }

    private static String token(Person person) throws Exception {
        return LocalIdentity.token(STACK.issuer(), person);
    }
}
