package dev.thinkwatt.support.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageTest {

    @Test
    @TestSecurity(
            user = "Olga Operations",
            roles = {"operations", "catalog:read"})
    void leadsToThePagesThatThePersonMayOpen() {
        given().get("/console")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("Olga Operations"))
                .body(containsString("<a href=\"/console\" aria-current=\"page\">Start</a>"))
                .body(containsString("<a href=\"/console/quota/keys\">API keys</a>"))
                .body(containsString("act on parked events"))
                .body(not(containsString("/console/quota/audit")));
    }

    @Test
    @TestSecurity(user = "Aude Auditor", roles = "auditor")
    void hidesPagesThatThePersonMayNotOpen() {
        given().get("/console")
                .then()
                .body(containsString("<a href=\"/console/quota/audit\">Audit</a>"))
                .body(not(containsString("/console/quota/keys")));
    }

    @Test
    @TestSecurity(user = "Nora Nobody")
    void tellsWhoHasNoRoleWhatToDo() {
        given().get("/console").then().statusCode(200).body(containsString("No role was given to you"));
    }

    @Test
    @TestSecurity(user = "Olga <Operations>")
    void escapesWhatItShows() {
        given().get("/console/support/example")
                .then()
                .statusCode(200)
                .body(containsString("Hello &lt;b&gt;bold&lt;/b&gt;"))
                .body(containsString("Olga &lt;Operations&gt;"));
    }

    @Test
    @TestSecurity(user = "Olga Operations")
    void showsTimesInUtcAndStatusInAWord() {
        given().get("/console/support/example")
                .then()
                .body(
                        containsString(
                                "<time datetime=\"2026-11-24T08:05:00Z\" title=\"2026-11-24T08:05:00Z\">24 Nov 2026, 08:05 UTC</time>"))
                .body(containsString("tw-badge-good\">Ready</span>"));
    }

    @Test
    @TestSecurity(user = "Olga Operations")
    void runsUnderItsContentSecurityPolicy() {
        String page = given().get("/console").asString();

        assertThat(page)
                .doesNotContainPattern("(?i)<style|style=|<script(?! src=)|\\son\\w+=|javascript:|hx-on|https?://");
    }

    @Test
    @TestSecurity(user = "Olga Operations")
    void reportsWhatRuns() {
        given().get("/console/support/status")
                .then()
                .statusCode(200)
                .body(containsString("support-test"), containsString("Up since"), containsString("tw-badge-"))
                .body(not(containsString("<html")));
    }

    @Test
    @TestSecurity(user = "Olga Operations")
    void reportsOnNoOtherService() {
        given().get("/console/elsewhere/status").then().statusCode(404);
    }

    @Test
    void asksForASignInFirst() {
        given().redirects()
                .follow(false)
                .get("/console")
                .then()
                .statusCode(302)
                .header("Location", containsString("/authorize"));
        given().header("HX-Request", "true")
                .get("/console/support/status")
                .then()
                .statusCode(401);
    }

    @Test
    void tellsEveryoneThatTheyAreSignedOut() {
        given().get("/console/signed-out")
                .then()
                .statusCode(200)
                .body(containsString("You are signed out"), containsString("Sign in again"))
                .body(not(containsString("aria-label=\"Console\"")));
    }

    @Test
    @TestSecurity(user = "Olga Operations")
    void goesOnFromWhereSigningInAndOutEnd() {
        given().redirects()
                .follow(false)
                .get("/console/signed-in")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console"));
        given().redirects()
                .follow(false)
                .get("/console/sign-out")
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/signed-out"));
    }
}
