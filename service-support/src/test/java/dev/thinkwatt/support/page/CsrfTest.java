package dev.thinkwatt.support.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class CsrfTest {

    private static final String PAGE = "/console/support/example";
    private static final String COOKIE = "thinkwatt-csrf";
    private static final Pattern FIELD = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");
    private static final Pattern META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    @Test
    void acceptsAFormOfThePage() {
        Response page = given().get(PAGE);

        form(page)
                .formParam("csrf-token", token(page, FIELD))
                .post(PAGE)
                .then()
                .statusCode(200)
                .body(equalTo("done for x"));
    }

    @Test
    void acceptsAFormOfAPageThatAnotherTabCameAfter() {
        Response first = given().get(PAGE);
        Response second = given().cookie(COOKIE, first.getCookie(COOKIE)).get(PAGE);

        form(second)
                .formParam("csrf-token", token(first, FIELD))
                .post(PAGE)
                .then()
                .statusCode(200);
    }

    @Test
    void acceptsTheHeaderThatScriptsSend() {
        Response page = given().get(PAGE);

        form(page).header("X-CSRF-TOKEN", token(page, META)).post(PAGE).then().statusCode(200);
    }

    @Test
    void refusesAFormWithoutTheToken() {
        form(given().get(PAGE))
                .post(PAGE)
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("This form is no longer valid"));
    }

    @Test
    void refusesAFormWithAnotherToken() {
        form(given().get(PAGE))
                .formParam("csrf-token", token(given().get(PAGE), FIELD))
                .post(PAGE)
                .then()
                .statusCode(400);
    }

    @Test
    void refusesATokenWithoutItsCookie() {
        given().formParam("name", "x")
                .formParam("csrf-token", token(given().get(PAGE), FIELD))
                .post(PAGE)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesAFormOfAnotherSiteWhateverItCarries(String site) {
        Response page = given().get(PAGE);

        form(page)
                .header("Sec-Fetch-Site", site)
                .formParam("csrf-token", token(page, FIELD))
                .post(PAGE)
                .then()
                .statusCode(403)
                .body(containsString("This was not sent from the console"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json"})
    void refusesWhatIsNotAForm(String type) {
        given().contentType(type)
                .body("{}")
                .post(PAGE + "/anything")
                .then()
                .statusCode(403)
                .body(containsString("This was not sent from the console"));
    }

    @Test
    void refusesAnActWithoutABody() {
        given().delete(PAGE + "/anything").then().statusCode(403);
    }

    @Test
    void isNotNeededByPrograms() {
        given().header("Authorization", "Bearer anything")
                .contentType(ContentType.JSON)
                .body("{\"requestId\":\"r:1\"}")
                .post("/echo")
                .then()
                .statusCode(200);
        assertThat(given().get("/echo/ok").getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "Multipart/Form-Data; boundary=x"})
    void isNotNeededByProgramsThatPostNothingAsAForm(String type) {
        given().contentType(type).post("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
        given().contentType(type).post("/v1/csrf-example").then().statusCode(204);
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() {
        Cookie cookie = given().get(PAGE).getDetailedCookie(COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/console");
    }

    private static RequestSpecification form(Response page) {
        return given().cookie(COOKIE, page.getCookie(COOKIE)).formParam("name", "x");
    }

    private static String token(Response page, Pattern where) {
        Matcher matcher = where.matcher(page.asString());
        assertThat(matcher.find()).as(page.asString()).isTrue();
        return matcher.group(1);
    }
}
