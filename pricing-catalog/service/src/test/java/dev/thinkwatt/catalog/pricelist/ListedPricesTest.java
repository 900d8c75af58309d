package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.thinkwatt.catalog.testing.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class ListedPricesTest {

    private static final String LIST = """
            {"gpt-5": {"input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05, "cache_read_input_token_cost": 1.3e-07},
             "images": {"output_cost_per_image": 0.04}}
            """;

    @Test
    void takesThePricesOfAListedModelIntoADraft() {
        String etag = begin("taken-rest");

        take("taken-rest", etag, "{\"list\": \"taken\", \"listed\": \"gpt-5\", \"model\": \"gpt-5\"}")
                .statusCode(200)
                .body("etag", not(equalTo(etag)))
                .body("prices.price.kind", contains("INPUT", "CACHED_INPUT", "OUTPUT", "REASONING"))
                .body("prices.price.price.amount", contains("1.25", "0.13", "10", "10"))
                .body("prices[1].before", containsString(" USD per 1,000,000"));

        draft("taken-rest")
                .body(
                        "document.prices.findAll { it.source == 'taken revision 1: gpt-5' }.price.amount",
                        contains("1.25", "0.13", "10", "10"))
                .body(
                        "document.prices.findAll { it.model == 'gpt-5' && it.kind == 'CACHED_INPUT' && it.tier == 'STANDARD' }.size()",
                        equalTo(1));
        take("taken-rest", etag, "{\"list\": \"taken\", \"listed\": \"gpt-5\", \"model\": \"gpt-5\"}")
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({
        "list, nowhere, , gpt-5, gpt-5",
        "listed, taken, , gpt-6, gpt-5",
        "listed, taken, , images, gpt-5",
        "revision, taken, 2, gpt-5, gpt-5",
        "model, taken, , gpt-5, not-sold"
    })
    void namesWhatIsNotThere(String field, String list, String revision, String listed, String model) {
        String etag = begin("taken-none-" + field + listed);

        assertInvalid(
                take(
                        "taken-none-" + field + listed,
                        etag,
                        "{\"list\": \"%s\", \"revision\": %s, \"listed\": \"%s\", \"model\": \"%s\"}"
                                .formatted(list, revision, listed, model)),
                field);
        draft("taken-none-" + field + listed).header("ETag", etag);
    }

    @Test
    void showsListedPricesBesideThoseOfTheDraft() {
        String etag = begin("taken-page");
        String page = "/console/catalog/plans/taken-page/draft/listed-prices";
        Browser.page("/console/catalog/plans/taken-page/draft/prices").body(containsString("href=\"" + page + "\""));
        Browser.page(page).body(containsString("<option value=\"taken\""), containsString("Show the prices"));
        Browser.open(page + "?list=taken&listed=gpt-6&model=gpt-5")
                .then()
                .statusCode(400)
                .body(containsString("id=\"listed-wrong\">Must be a model of revision 1"));
        Response shown = Browser.open(page + "?list=taken&listed=gpt-5&model=gpt-5");
        shown.then().statusCode(200).body(containsString("0.13 USD per 1,000,000"), containsString("Reasoning"));
        Map<String, String> fields =
                Map.of("etag", Browser.field(shown, "etag"), "list", "taken", "listed", "gpt-5", "model", "gpt-5");

        Browser.send(shown, page, fields).then().statusCode(303).header("Location", endsWith("/draft/prices"));

        draft("taken-page")
                .body("document.prices.source", hasItem("taken revision 1: gpt-5"))
                .header("ETag", not(etag));
        Browser.send(shown, page, fields)
                .then()
                .statusCode(412)
                .body(containsString("Someone else saved."), containsString("10 USD per 1,000,000"));
    }

    @BeforeEach
    void importList() {
        given().queryParam("name", "taken")
                .queryParam("source", "a file of ours")
                .queryParam("reason", "New prices.")
                .contentType("application/json")
                .body(LIST)
                .post("/v1/price-lists")
                .then()
                .statusCode(oneOf(200, 201));
    }

    private static String begin(String planId) {
        return given().contentType("application/json")
                .body("{\"fromPlan\": \"plus\"}")
                .post("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
    }

    private static ValidatableResponse draft(String planId) {
        return given().get("/v1/plans/" + planId + "/draft").then().statusCode(200);
    }

    private static ValidatableResponse take(String planId, String etag, String body) {
        return given().header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .post("/v1/plans/" + planId + "/draft/listed-prices")
                .then();
    }
}
