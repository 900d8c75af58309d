package dev.thinkwatt.quota.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class KeyPagesTest {

    private static final String PAGE = "/console/quota/keys";
    private static final Pattern SECRET = Pattern.compile("data-secret>(tw_[^<]+)<");

    private final String keyId = "k-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void showsANewKeyOnce() {
        Response created = create(Map.of());

        created.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString("It will not be shown again"), containsString("data-copy=\"secret\""))
                .body(containsString("/v1/subscribers/SUBSCRIBER/standing'"));
        String secret = secret(created);
        assertThat(secret).startsWith("tw_local_" + keyId + "_");
        create(Map.of())
                .then()
                .statusCode(200)
                .body(containsString("This key was made before"), not(containsString("tw_local_")));
        page("/" + keyId).body(not(containsString(secret.split("_")[3])));
        page("").body(not(containsString(secret.split("_")[3])));
    }

    @Test
    void listsWhatMattersOfAKey() {
        create(Map.of("expiry", "2030-12-31"));

        page("?limit=200")
                .body(containsString("<a href=\"/console/quota/keys/" + keyId + "\">" + keyId + "</a>"))
                .body(containsString("<code>gateway</code>"), containsString("tw-badge-good\">Active</span>"))
                .body(containsString("1 Jan 2031, 00:00 UTC"), containsString("not used yet"))
                .body(containsString(PAGE + "/" + keyId + "/rotation"), containsString(PAGE + "/new"));
    }

    @Test
    void escapesNames() {
        create(Map.of("name", "<script>alert(1)</script>"));

        page("/" + keyId)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"), not(containsString("<script>alert")));
        page("?limit=200").body(not(containsString("<script>alert")));
        create(Map.of("name", "<script>alert(1)</script>", "keyId", "\"><b>"))
                .then()
                .statusCode(400)
                .body(containsString("value=\"&quot;&gt;&lt;b&gt;\""), not(containsString("<script>alert")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keyId|UPPER|keyId-wrong\">Must be 3 to 32",
                "name|' '|name-wrong\">Must not be blank.",
                "scopes|operations|scopes-wrong\">Must be one of",
                "expiry|2020-01-01|expiresAt-wrong\">Must be in the future, within ten years.",
                "expiry|date|expiresAt-wrong\">Must be a date",
                "requestsPerSecond|many|requestsPerSecond-wrong\">Must be a whole number",
                "requestsPerSecond|0|requestsPerSecond-wrong\">Must be greater than",
            })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest(String field, String value, String words) {
        create(Map.of(field, value))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was made."), containsString(words))
                .body(containsString(field.equals("name") ? keyId : "value=\"A test&#39;s\""))
                .body(not(containsString("data-secret")));
    }

    @Test
    void refusesAnIdThatIsTaken() {
        create(Map.of());

        create(Map.of("name", "Another"))
                .then()
                .statusCode(409)
                .body(containsString("keyId-wrong\">KeyId is taken by another key."));
    }

    @Test
    void rotatesOnceForEachForm() {
        String first = secret(create(Map.of()));
        Response form = get("/" + keyId + "/rotation");
        Map<String, String> fields = Map.of("rotationId", Browser.field(form, "rotationId"), "overlapSeconds", "3600");

        Response rotated = post(form, "/" + keyId + "/rotation", fields);

        rotated.then().statusCode(200).body(containsString("Key rotated"));
        assertThat(secret(rotated)).startsWith("tw_local_" + keyId + "_").isNotEqualTo(first);
        post(form, "/" + keyId + "/rotation", fields)
                .then()
                .statusCode(200)
                .body(containsString("This rotation was done before"), not(containsString("tw_local_")));
        page("/" + keyId).body(containsString("when its overlap ends"));
    }

    @Test
    void revokesWithTheTypedIdAndAReason() {
        create(Map.of());
        Response form = get("/" + keyId + "/revocation");

        post(form, "/" + keyId + "/revocation", Map.of("confirmation", keyId, "reason", "it leaked"))
                .then()
                .statusCode(303)
                .header("Location", endsWith(PAGE + "/" + keyId));

        page("/" + keyId).body(containsString("Revoked</span>"), not(containsString(keyId + "/rotation")));
        form = get("/" + keyId + "/rotation");
        post(form, "/" + keyId + "/rotation", Map.of("rotationId", Browser.field(form, "rotationId")))
                .then()
                .statusCode(409)
                .body(containsString("make a new one"));
    }

    @ParameterizedTest
    @CsvSource({"'', it leaked, confirmation", "another, it leaked, confirmation", "{id}, ' ', reason"})
    void revokesNothingWithoutBoth(String confirmation, String reason, String wrong) {
        create(Map.of());
        Response form = get("/" + keyId + "/revocation");

        post(
                        form,
                        "/" + keyId + "/revocation",
                        Map.of("confirmation", confirmation.replace("{id}", keyId), "reason", reason))
                .then()
                .statusCode(400)
                .body(containsString("id=\"" + wrong + "-wrong\""));

        page("/" + keyId).body(containsString("Active</span>"));
    }

    @Test
    void leadsOnlyAuditorsToTheAuditTrail() {
        create(Map.of());

        page("/" + keyId).body(not(containsString("/console/quota/audit")));
    }

    @Test
    @TestSecurity(
            user = "Max Manyhats",
            roles = {"operations", "auditor"})
    void leadsAuditorsToTheAuditTrail() {
        create(Map.of());

        page("/" + keyId).body(containsString("/console/quota/audit?subject=" + keyId));
        given().noFilters()
                .get("/console/quota/audit?subject=" + keyId)
                .then()
                .statusCode(200)
                .body(containsString("key.created"), containsString("not there"));
    }

    @Test
    @TestSecurity(
            user = "Finn Finance",
            roles = {"finance", "catalog", "auditor", "gateway"})
    void isForOperationsOnly() {
        get("").then().statusCode(403);
        get("/new").then().statusCode(403);
        get("/tests").then().statusCode(403);
        Response start = given().noFilters().get("/console");
        post(start, "/new", Map.of("keyId", keyId)).then().statusCode(403);
        post(start, "/tests/revocation", Map.of("confirmation", "tests", "reason", "x"))
                .then()
                .statusCode(403);
    }

    @Test
    void knowsNoOtherKeys() {
        get("/nobody").then().statusCode(404).body(containsString("There is no key nobody."));
        get("?after=!").then().statusCode(400).contentType("text/html");
    }

    @Test
    void sharesItsRulesWithTheApi() {
        create(Map.of());

        Gateway.post("/v1/keys", Map.of("keyId", keyId, "name", "A test's", "scopes", List.of("gateway")))
                .then()
                .statusCode(200)
                .body("keyId", equalTo(keyId));
    }

    private Response create(Map<String, String> other) {
        Map<String, String> fields =
                new HashMap<>(Map.of("keyId", keyId, "name", "A test's", "scopes", "gateway", "expiry", "never"));
        fields.putAll(other);
        return post(get("/new"), "/new", fields);
    }

    private static ValidatableResponse page(String path) {
        return Browser.page(PAGE + path);
    }

    private static Response get(String path) {
        return Browser.open(PAGE + path);
    }

    private static Response post(Response form, String path, Map<String, String> fields) {
        return Browser.send(form, PAGE + path, fields);
    }

    private static String secret(Response page) {
        return Browser.find(page, SECRET);
    }
}
