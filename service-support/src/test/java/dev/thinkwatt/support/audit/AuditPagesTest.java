package dev.thinkwatt.support.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.support.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(user = "Aude Auditor", roles = "auditor")
class AuditPagesTest {

    private static final String PAGE = "/console/support/audit";
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Inject
    Audit audit;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void showsWhatChangedFieldByField() {
        record(Act.changed(
                        "thing.changed",
                        "thing",
                        subject,
                        Map.of("size", 1, "colour", "red", "parts", List.of(Map.of("id", "a"))),
                        Map.of("size", 2, "colour", "red", "parts", List.of(Map.of("id", "b"))))
                .because("it was too small"));

        page("?subject=" + subject)
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("it was too small"), containsString("<code>thing.changed</code>"))
                .body(containsString("support-test <span class=\"badge tw-badge tw-badge-quiet\">Service</span>"))
                .body(containsString("2 fields changed"), containsString(">size</th>"))
                .body(containsString(">parts[0].id</th>"), not(containsString(">colour</th>")))
                .body(containsString("<time datetime="), containsString("trace <code>"))
                .body(containsString("href=\"/console/billing/audit?subject=" + subject + "\">Billing</a>"));
    }

    @Test
    void escapesWhatOthersWrote() {
        record(Act.created("thing.created", "thing", subject, Map.of("name", "<script>alert(1)</script>"))
                .because("<img src=x>"));

        page("?subject=" + subject)
                .body(containsString("&lt;script&gt;alert(1)"), containsString("&lt;img src=x&gt;"))
                .body(not(containsString("<script>alert")));
        page("?actor=%22%3E%3Cscript%3E")
                .body(containsString("value=\"&quot;&gt;&lt;script&gt;\""), not(containsString("\"><script>\"")));
    }

    @Test
    void goesBackPageByPageWithTheSameFilters() {
        record(Act.created("thing.created", "thing", subject, Map.of()).because("the first"));
        record(Act.read("thing.read", "thing", subject).because("the second"));

        String newest = page("?limit=1&actor=support-test&subject=" + subject)
                .body(containsString("the second"), not(containsString("the first")))
                .extract()
                .asString();
        Matcher older = OLDER.matcher(newest);
        assertThat(older.find()).as(newest).isTrue();
        page(older.group(1).replace(PAGE, ""))
                .statusCode(200)
                .body(containsString("the first"), not(containsString("the second")), containsString("Newest"))
                .body(containsString("These are the oldest entries"));
    }

    @Test
    void saysWhatToDoWhereNothingFits() {
        page("?subject=" + subject)
                .statusCode(200)
                .body(containsString("No entry fits these filters"), containsString("Show all"));
        page("?subject=" + subject + "&after=MQ").body(containsString("There is nothing older"));
    }

    @ParameterizedTest
    @CsvSource({"?after=eA, After must be a cursor", "?subject=%00, must not contain", "?limit=1000, Limit must be"})
    void saysWhatIsWrongWithTheAddress(String query, String words) {
        page(query).statusCode(400).contentType("text/html").body(containsString(words));
    }

    @Test
    void isNotThatOfAnotherService() {
        given().get("/console/elsewhere/audit").then().statusCode(404).contentType("text/html");
    }

    @Test
    @TestSecurity(
            user = "Olga Operations",
            roles = {"operations", "catalog", "finance"})
    void isForAuditorsOnly() {
        page("").statusCode(403).body(containsString("You may not do this"));
    }

    @Test
    void tellsNullFromEmptyAndAbsent() throws Exception {
        assertThat(Difference.between(
                        Json.tolerant().readTree("{\"a\":null,\"b\":[],\"c\":[\"x\",\"y\"],\"d\":0}"),
                        Json.tolerant().readTree("{\"a\":1,\"b\":[\"z\"],\"c\":[\"x\",\"y\"],\"d\":\"\"}")))
                .containsExactly(
                        new Difference("b", "none", "z"), new Difference("d", "0", ""), new Difference("a", null, "1"));
    }

    private static ValidatableResponse page(String query) {
        return given().urlEncodingEnabled(false).get(PAGE + query).then();
    }

    private void record(Act act) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(act));
    }
}
