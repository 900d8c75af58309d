package dev.thinkwatt.quota;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsoleTest {

    private static final Pattern STATIC = Pattern.compile("\"(/console/quota/static/[^\"]+)\"");

    @Test
    void servesThePagesOfEveryServiceWithAllThatTheyLoad() {
        String page = given().noFilters().get("/console/signed-out").asString();

        assertThat(page).contains("You are signed out", "Served by quota");
        Matcher files = STATIC.matcher(page);
        assertThat(files.results().map(file -> file.group(1)).distinct())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(path -> given().noFilters().get(path).then().statusCode(200));
    }
}
