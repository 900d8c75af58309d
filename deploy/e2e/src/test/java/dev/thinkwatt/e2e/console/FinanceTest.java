package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an invoice down to its events, and out as a file; and what cannot be charged. */
@ExtendWith(RunningStack.class)
class FinanceTest extends InBrowser {

    private static final String INVOICES = "/console/billing/invoices";
    private static final String RUNS = "/console/billing/invoice-runs";

    private Desk finn;

    @BeforeEach
    void sitDown() {
        finn = deskOf(Person.FINN);
    }

    @AfterEach
    void getUp() {
        finn.close();
    }

    @Test
    void findsAnInvoiceAndTracesALineToItsEvent() {
        Billed billed = Billed.lastMonth();
        String invoice = billed.draw();
        Page page = finn.page();
        page.locator("nav[aria-label=Console]").getByText("Invoices").click();
        finn.arriveAt(INVOICES);
        page.locator("#account").fill(billed.account());
        page.waitForNavigation(() -> finn.button("Filter").click());
        assertThat(page.url()).contains("account=" + billed.account());
        assertThat(page.locator("[data-sums]").innerText()).contains("USD");
        page.locator("td[data-label=Invoice] a").click();
        finn.arriveAt(invoice);
        assertThat(finn.main()).contains("Electricity at us-east", "Price index", "Pass-through", "PUE");

        page.locator("td[data-label=What] a").first().click();
        finn.arriveAt(invoice + "/lines/1");
        assertThat(finn.main()).contains("Agrees", "200,000", "1.25").doesNotContain("Differs");
        page.locator("td[data-label=Event] a").first().click();
        page.waitForURL("**/console/billing/usage/events/*");

        assertThat(finn.main())
                .contains(billed.account(), "enterprise-api, version 1", "Drawn by the facility", "revenue:usage")
                .contains("\"requestId\" : \"" + billed.account() + "-");
    }

    @Test
    void makesAnInvoiceFinalByKeyboard() {
        Billed billed = Billed.lastMonth();
        String invoice = billed.draw();
        finn.open(invoice);
        finn.tabTo("a[href$='/finalisation']");
        finn.press("Enter");
        finn.arriveAt(invoice + "/finalisation");
        finn.type("#confirmation", "another");
        finn.press("Enter");
        finn.page().locator("#confirmation[aria-invalid=true]").waitFor();
        finn.type("#confirmation", billed.account());
        finn.press("Enter");
        finn.arriveAt(invoice);

        assertThat(finn.heading()).startsWith("Invoice 2");
        assertThat(finn.main()).contains("Final", "Declare void").doesNotContain("Make final");
    }

    @Test
    void makesAMonthFinalByARun() {
        Billed billed = Billed.lastMonth();
        Page page = finn.page();
        finn.open(INVOICES);
        finn.link("Invoice runs").click();
        finn.arriveAt(RUNS);
        assertThat(page.locator("#period").inputValue())
                .isEqualTo(billed.month().toString());
        page.locator("#does").selectOption("FINAL");
        page.locator("#accounts").fill(billed.account());
        page.waitForNavigation(() -> finn.button("Start").click());
        assertThat(finn.main()).contains("This cannot be taken back.", billed.account());
        page.locator("#confirmation").fill(billed.month().toString());
        finn.button("Make final").click();
        page.waitForURL("**" + RUNS + "/*");
        page.locator("#run .tw-badge-good").waitFor();

        assertThat(page.locator("[data-counts]").innerText()).contains("Made final");
        assertThat(finn.main()).contains("1 of 1 done", Person.FINN.fullName());
        finn.open(INVOICES + "?account=" + billed.account());
        assertThat(page.locator("td[data-label=Status]").innerText()).isEqualTo("Final");
    }

    @Test
    void takesBackPartOfAnInvoice() {
        Billed billed = Billed.lastMonth();
        String invoice = billed.finalised();
        finn.open(invoice);
        String number = finn.heading().substring("Invoice ".length());
        finn.link("Credit note").click();
        finn.arriveAt(invoice + "/credit-note");
        Page page = finn.page();
        page.locator("input[value=PARTIAL]").check();
        page.locator("#line-1").fill("9999");
        page.locator("#reason").fill("an outage");
        page.locator("#confirmation").fill(number);
        finn.button("Issue the credit note").click();
        page.locator("#line-1-wrong").waitFor();
        assertThat(page.locator("#reason").inputValue()).isEqualTo("an outage");
        page.locator("#line-1").fill("0.10");
        page.locator("#confirmation").fill(number);
        finn.button("Issue the credit note").click();
        finn.arriveAt(invoice);

        assertThat(finn.main()).contains("CN-", "an outage", "0.10 USD", "Part of it");
    }

    @Test
    void exportsAMonthAndComparesTheChecksum() throws Exception {
        Billed billed = Billed.lastMonth();
        billed.finalised();
        Page page = finn.page();
        finn.open(INVOICES + "?period=" + billed.month() + "&account=" + billed.account());
        page.locator("#what").selectOption("LINES/CSV");
        finn.button("Export").click();
        finn.arriveAt("/console/billing/exports");
        String row = "tr:has-text('" + billed.account() + "')";
        page.locator(row + " .tw-badge-good").waitFor();

        Download download =
                page.waitForDownload(() -> page.locator(row + " a[download]").click());

        byte[] file = Files.readAllBytes(download.path());
        assertThat(new String(file, StandardCharsets.UTF_8)).contains(billed.account());
        assertThat(page.locator(row + " td[data-label=Checksum] code").innerText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        assertThat(page.locator(row + " td[data-label=Rows]").innerText())
                .contains(String.format(Locale.ROOT, "%,d bytes", file.length));
    }

    @Test
    void retriesAParkedEventAndDiscardsIt() throws Exception {
        Billed billed = Billed.lastMonth();
        long id = billed.park("{\"requestId\": \"" + billed.account() + "\"}");
        try (Desk olga = deskOf(Person.OLGA)) {
            Page page = olga.page();
            olga.open("/console/billing/parked-events");
            page.locator("#account").fill(billed.account());
            page.waitForNavigation(() -> olga.button("Filter").click());
            olga.link("No. " + id).click();
            olga.arriveAt("/console/billing/parked-events/" + id);
            assertThat(olga.main()).contains("Unreadable", "\"requestId\" : \"" + billed.account());

            page.waitForNavigation(() -> olga.button("Retry now").click());
            assertThat(olga.main()).contains("Still parked.");

            page.waitForNavigation(() -> olga.button("Discard for good").click());
            page.locator("#reason-wrong").waitFor();
            page.locator("#reason").fill("sent by a test");
            page.locator("#confirmation").fill(Long.toString(id));
            page.waitForNavigation(() -> olga.button("Discard for good").click());
            assertThat(olga.main()).contains("Discarded", "sent by a test").doesNotContain("Retry now");
        }
    }

    @Test
    void drawsUsageAndRevenueWithTheirTables() {
        Billed billed = Billed.lastMonth();
        Page page = finn.page();
        finn.open("/console/billing/usage?account=" + billed.account() + "&measure=TOKENS&from=" + billed.month()
                + "-01&to=" + billed.month().plusMonths(1) + "-01");
        page.locator(".tw-chart canvas").waitFor();
        assertThat(page.locator("#bars tr[data-at]").getAttribute("data-value")).isEqualTo("260000");
        finn.open("/console/billing/revenue");
        page.locator(".tw-chart canvas").waitFor();
        assertThat(finn.main()).contains("Margin over electricity");
    }
}
