package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list prices of 218 real models, from their file to the draft of a plan. */
@ExtendWith(RunningStack.class)
class PriceListsTest extends InBrowser {

    private static final String LISTS = "/console/catalog/price-lists";
    private static final String IMPORT = "/console/catalog/price-list-import";
    private static final String NANO = "gpt-5-nano";

    private final Api catalog = Launcher.ofTests().stack().as(Person.CORA);
    private final RealPriceList real = RealPriceList.read();
    private final String list = "real-" + UUID.randomUUID().toString().substring(0, 8);
    private Desk cora;

    @BeforeEach
    void sitDown() {
        cora = deskOf(Person.CORA);
    }

    @AfterEach
    void getUp() {
        cora.close();
    }

    @Test
    void importsAFileOnceItWasSeenAndKeepsHowPricesWere() {
        Page page = cora.page();
        preview(real);

        assertThat(page.locator("[data-new]").innerText()).isEqualTo("218 models");
        assertThat(cora.main()).contains("218 models, 1217 prices", "Nothing is imported yet.");
        assertThat(page.locator("[data-finding=PRIORITY_FAR_ABOVE_STANDARD]").innerText())
                .contains(NANO, "2.5", "more than 5 times standard");
        assertThat(statusOfList()).isEqualTo(404);

        cora.type("#source", "the community's file of 24 July 2026");
        cora.type("#reason", "what others ask in July");
        cora.press("Enter");
        cora.arriveAt(LISTS + "/" + list + "/revisions");
        assertThat(cora.main()).contains("218 new, 0 changed, 0 gone", "what others ask in July", "cora");

        preview(real.with(NANO, "input_cost_per_token_priority", "0.00000009"));
        assertThat(page.locator("[data-changed]").innerText()).isEqualTo("1 model");
        assertThat(page.locator("[data-unchanged]").innerText()).isEqualTo("217 models");
        cora.type("#source", "the same, mended");
        cora.type("#reason", "fifty times the standard price was a mistake");
        cora.press("Enter");
        cora.arriveAt(LISTS + "/" + list + "/revisions");

        cora.open(LISTS + "/" + list + "?contains=" + NANO);
        cora.page().locator("a[href$='model=" + NANO + "']").click();
        assertThat(cells("[data-revision='2']")).containsExactly("Input, priority", "2.5", "0.09", "0.036");
        assertThat(page.locator("[data-revision='1']").innerText()).contains("New", "what others ask in July");
    }

    @Test
    void takesListedPricesIntoADraftWhichAsksWhetherTheyAreMeant() {
        Plans plan = Plans.like("enterprise-api");
        importByInterface();
        plan.duplicate(cora, 1);
        cora.open(plan.draft("prices"));
        cora.tabTo("a[href$='/listed-prices']");
        cora.press("Enter");
        cora.arriveAt(plan.draft("listed-prices"));
        Page page = cora.page();
        page.locator("#list").selectOption(list);
        page.locator("#model").selectOption(NANO);
        cora.type("#listed", NANO);
        cora.press("Enter");
        page.locator("#prices").waitFor();
        assertThat(cells("#prices ~ .card tbody tr:has-text('Input, priority')"))
                .containsExactly("Input, priority", "0.1 USD per 1,000,000", "2.5 USD per 1,000,000");
        assertThat(amount(plan, "PRIORITY")).isEqualTo("0.1");

        cora.tabTo("form[method=post] button");
        cora.press("Enter");
        cora.arriveAt(plan.draft("prices"));

        assertThat(amount(plan, "PRIORITY")).isEqualTo("2.5");
        assertThat(amount(plan, "STANDARD")).isEqualTo("0.05");
        cora.open(plan.page("draft"));
        assertThat(page.locator("section[aria-labelledby=doubts]").innerText())
                .contains("costs more than 5 times standard, 0.05 USD");
    }

    private void preview(RealPriceList file) {
        cora.open(LISTS);
        cora.tabTo("a[href$='/price-list-import']");
        cora.press("Enter");
        cora.arriveAt(IMPORT);
        cora.type("#name", list);
        cora.page().locator("#file").setInputFiles(file.file());
        cora.tabTo("main form button");
        cora.press("Enter");
        cora.page().locator("[data-new]").waitFor();
    }

    private void importByInterface() {
        catalog.post(
                        "/v1/price-lists?name=" + list + "&source=a%20test&reason=a%20test",
                        "application/json",
                        real.models().toString())
                .expect("importing a price list");
    }

    private int statusOfList() {
        return catalog.get("/v1/price-lists/" + list).status();
    }

    /** What the draft asks for a million tokens that nano reads. */
    private String amount(Plans plan, String tier) {
        JsonNode prices = catalog.get("/v1/plans/" + plan.id() + "/draft")
                .expect("reading the draft")
                .at("/document/prices");
        return StreamSupport.stream(prices.spliterator(), false)
                .filter(row -> row.get("model").asText().equals(NANO)
                        && row.get("kind").asText().equals("INPUT")
                        && row.get("tier").asText().equals(tier))
                .map(row -> row.at("/price/amount").asText())
                .findFirst()
                .orElseThrow();
    }

    private List<String> cells(String rows) {
        return cora.page().locator(rows + " td").allInnerTexts();
    }
}
