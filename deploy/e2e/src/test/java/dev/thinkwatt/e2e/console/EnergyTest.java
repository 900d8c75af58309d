package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What electricity costs, from an exchange's file to the price of a usage. */
@ExtendWith(RunningStack.class)
class EnergyTest extends InBrowser {

    private static final String SITE = "/console/catalog/energy/" + DayAhead.SITE;

    private final Api catalog = Launcher.ofTests().stack().as(Person.CORA);
    private final DayAhead ahead = DayAhead.unknown();

    @Test
    void importsAFileOnceItsGapsWereSeenDrawsItAndTakesItBackByKeyboard() {
        ahead.stateRate(catalog);
        try (Desk cora = deskOf(Person.CORA)) {
            Page page = cora.page();
            cora.open("/console/catalog/energy");
            cora.tabTo("a[href='" + SITE + "']");
            cora.press("Enter");
            cora.arriveAt(SITE);
            page.locator("#file").setInputFiles(ahead.file());
            cora.tabTo("form[action$='/preview'] button");
            cora.press("Enter");
            cora.arriveAt(SITE + "/preview");

            assertThat(remarks(cora)).contains("gap", "filled", "below zero", "doubtful");
            assertThat(page.locator("section[aria-labelledby=days] tbody tr")
                            .first()
                            .innerText())
                    .contains(ahead.day().toString(), "new", "1.1 USD/EUR");
            assertThat(prices()).isEmpty();

            cora.type("#reason", "tomorrow's auction");
            cora.press("Enter");
            cora.arriveAt(SITE);
            cora.open(SITE + "?from=" + ahead.day() + "&to=" + ahead.day().plusDays(1));
            page.locator(".tw-chart canvas").waitFor();
            cora.tabTo(".tw-beside summary");
            cora.press("Enter");
            // 43.50 EUR per MWh at 1.10 USD per EUR
            Instant third = ahead.start().plus(2, ChronoUnit.HOURS);
            assertThat(page.locator("tr[data-start='" + third + "'] .tw-number").innerText())
                    .isEqualTo("0.04785");
            assertThat(prices()).isNotEmpty();

            cora.tabTo("#imports ~ .card tbody tr:first-child summary");
            cora.press("Enter");
            cora.type("#imports ~ .card tbody tr:first-child input[name=reason]", "the wrong zone");
            cora.press("Enter");
            page.locator("#imports ~ .card tbody tr:first-child .badge:text-is('undone')")
                    .waitFor();
            assertThat(page.locator("#imports ~ .card tbody tr:first-child").innerText())
                    .contains("the wrong zone", "tomorrow's auction");
        }
        assertThat(prices()).isEmpty();
    }

    @Test
    void addsASiteByKeyboardAndComparesAScenarioThere() {
        String site = newSite();
        try (Desk cora = deskOf(Person.CORA)) {
            Page page = cora.page();
            addSite(cora, site);
            assertThat(cora.main()).contains("PUE 1.2", "h100");

            cora.open("/console/catalog/energy-what-if");
            page.locator("#planId").selectOption("enterprise-api");
            page.locator("#site").selectOption(site);
            cora.tabTo("#planId");
            cora.type("#model", "gpt-5");
            cora.type("#pricePerKwh", "0.10");
            cora.type("#pricePercent", "-40");
            cora.press("Enter");
            page.locator("[data-scenario-nwh]").waitFor();

            // 0.33 Wh times 1.2, and on hardware of 2.3
            assertThat(page.locator("[data-today-nwh]").innerText()).isEqualTo("396,000,000 nWh");
            assertThat(page.locator("[data-scenario-nwh]").innerText()).isEqualTo("172,173,913 nWh");
            assertThat(page.locator("[data-today-charge]").innerText()).isEqualTo("7.92 USD");
            assertThat(page.locator("[data-scenario-rate]").innerText()).isEqualTo("-0.02 USD");
        }
    }

    @Test
    void typesAPolicyWithACapAndSeesWhatItWouldHaveCut() {
        String site = newSite();
        Plans plan = Plans.like("enterprise-api");
        try (Desk cora = deskOf(Person.CORA)) {
            Page page = cora.page();
            addSite(cora, site);
            importLastMonth(site);
            plan.duplicate(cora, 1);
            cora.open(plan.draft("form/energy"));
            page.locator("tr[data-site='" + site + "']").waitFor();
            cora.type("[id='surcharge.cap']", "0.05");
            Locator cut = page.locator("tr[data-site='" + site + "'] [data-cap]");
            cut.waitFor();

            // an hour at 0.10 and one at 0.40, less 0.08: the second is 0.27 above the cap
            assertThat(cut.innerText()).isEqualTo("0.135");
            assertThat(page.locator("tr[data-site='" + site + "']").innerText())
                    .contains("0.17", "0.035", "at most 0.27", "50 % of the hours");
            assertThat(page.locator("#cut-answer").innerText()).contains("symmetric");
            cora.save();
            assertThat(page.locator("[id='surcharge.cap']").inputValue()).isEqualTo("0.05");
        }
    }

    private void importLastMonth(String site) {
        String day =
                LocalDate.now(ZoneOffset.UTC).minusMonths(1).withDayOfMonth(3).toString();
        catalog.post(
                        "/v1/energy/sites/" + site + "/prices",
                        "text/csv",
                        "startsAt,endsAt,pricePerKwh\n%sT10:00:00Z,%sT11:00:00Z,0.10\n%sT11:00:00Z,%sT12:00:00Z,0.40\n"
                                .formatted(day, day, day, day))
                .expect("importing prices");
    }

    private static String newSite() {
        return "site-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** By keyboard, from the page of sites to that of the new one. */
    private static void addSite(Desk cora, String site) {
        cora.open("/console/catalog/energy");
        cora.tabTo("a[href='/console/catalog/energy-site']");
        cora.press("Enter");
        cora.arriveAt("/console/catalog/energy-site");
        cora.type("#id", site);
        cora.type("#name", "A new site");
        cora.type("#zone", "UTC");
        cora.type("#currency", "USD");
        cora.type("#pue", "1.2");
        cora.type("#hardwareClass", "h100");
        cora.type("#reason", "it opens");
        cora.press("Enter");
        cora.arriveAt("/console/catalog/energy/" + site);
    }

    @Test
    void calculatesWhatTheInterfaceQuotesToTheLastDigit() {
        LocalDateTime noon = LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.HOURS);
        JsonNode quote = catalog.post("/v1/quotes", usage(noon)).expect("quoting");
        try (Desk vera = deskOf(Person.VERA)) {
            Page page = vera.page();
            vera.open("/console/catalog/calculator");
            page.locator("#planId").selectOption("enterprise-api");
            page.locator("#site").selectOption("us-east");
            page.locator("#startedAt").fill(noon.toString());
            vera.tabTo("#planId");
            vera.type("#model", "gpt-5");
            vera.type("#inputTokens", "1234");
            vera.type("#cachedInputTokens", "567");
            vera.type("#outputTokens", "890");
            vera.press("Enter");
            page.locator("[data-charged]").waitFor();

            // at 1.25, 0.125 and 10 USD a million
            assertThat(amounts(page.locator("td[data-label=Amount]")))
                    .containsExactly("0.0015425", "0.000070875", "0.0089")
                    .isEqualTo(amounts(quote));
            assertThat(amounts(page.locator("[data-charged]"))).containsExactly("0.010513375");
            assertThat(amounts(page.locator("[data-energy]")))
                    .containsExactly(plain(quote.at("/energy/charge/amount/amount")));
        }
    }

    private static List<String> remarks(Desk desk) {
        return desk.page().locator("section[aria-labelledby=remarks] .badge").allInnerTexts();
    }

    /** Of the day, as the interface answers them. */
    private List<JsonNode> prices() {
        return catalog.get("/v1/energy/sites/" + DayAhead.SITE + "/prices?from=" + ahead.day() + "&to="
                        + ahead.day().plusDays(1))
                .expect("reading prices")
                .findValues("pricePerKwh");
    }

    private static ObjectNode usage(LocalDateTime at) {
        String instant = at.toInstant(ZoneOffset.UTC).toString();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("planId", "enterprise-api")
                .put("model", "gpt-5")
                .put("serviceTier", "STANDARD")
                .put("site", "us-east")
                .put("startedAt", instant)
                .put("endedAt", instant);
        body.putObject("usage")
                .put("inputTokens", 1_234)
                .put("cachedInputTokens", 567)
                .put("outputTokens", 890);
        return body;
    }

    private static List<String> amounts(JsonNode quote) {
        return StreamSupport.stream(quote.get("items").spliterator(), false)
                .map(item -> plain(item.get("amount")))
                .toList();
    }

    private static List<String> amounts(Locator shown) {
        return shown.allInnerTexts().stream()
                .map(money -> plain(money.replace(" USD", "")))
                .toList();
    }

    private static String plain(JsonNode amount) {
        return plain(amount.asText());
    }

    private static String plain(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }
}
