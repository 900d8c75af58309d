package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of finance in every look: usage, invoices, runs, exports, revenue, parked events. */
@ExtendWith(RunningStack.class)
class FinanceLooksTest extends InBrowser {

    private static final String BILLING = "/console/billing";

    private static Billed billed;
    private static String draft;
    private static String invoice;
    private static long parked;

    private final Album album = new Album();

    @BeforeAll
    static void bill() throws Exception {
        billed = Billed.lastMonth();
        invoice = billed.finalised();
        draft = Billed.lastMonth().draw();
        parked = billed.park("{\"requestId\": \"" + billed.account() + "\"}");
        try (Desk finn = deskOf(Person.FINN)) {
            finn.open(BILLING + "/invoices?period=" + billed.month());
            finn.button("Export").click();
            finn.arriveAt(BILLING + "/exports");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.thinkwatt.e2e.console.Look#all")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = deskOf(Person.MAX, look)) {
            lookAtUsage(desk, look);
            lookAtInvoices(desk, look);
            lookAtActs(desk, look);
            lookAtRuns(desk, look);
            album.show("exports", BILLING + "/exports", desk, look);
            desk.page().locator(".tw-badge-good").first().waitFor();
            album.look("exports-complete", desk, look);
            lookAtParked(desk, look);
        }
        album.check();
    }

    private void lookAtUsage(Desk desk, Look look) {
        String range = "&from=" + billed.month() + "-01&to=" + billed.month().plusMonths(1) + "-05";
        showChart("usage", BILLING + "/usage?measure=TOKENS&groupBy=account" + range, desk, look);
        desk.page().locator("details summary").first().click();
        album.look("usage-table", desk, look);
        album.show("usage-empty", BILLING + "/usage?account=nobody", desk, look);
        showChart("revenue", BILLING + "/revenue", desk, look);
        album.show("revenue-empty", BILLING + "/revenue?from=2001-01&to=2001-02", desk, look);
    }

    private void lookAtInvoices(Desk desk, Look look) {
        album.show("invoices", BILLING + "/invoices?period=" + billed.month(), desk, look);
        album.show("invoices-empty", BILLING + "/invoices?account=nobody", desk, look);
        album.show("invoice", invoice, desk, look);
        album.show("invoice-draft", draft, desk, look);
        album.show("invoice-line", invoice + "/lines/1", desk, look);
        album.show("invoice-line-energy", invoice + "/lines/3", desk, look);
        desk.page().locator("td[data-label=Event] a").first().click();
        desk.page().waitForURL("**/usage/events/*");
        album.look("event", desk, look);
        album.show("upcoming", BILLING + "/accounts/" + billed.account() + "/upcoming", desk, look);
    }

    private void lookAtActs(Desk desk, Look look) {
        Page page = desk.page();
        album.show("invoice-finalise", draft + "/finalisation", desk, look);
        desk.button("Make final").click();
        page.locator("#confirmation-wrong").waitFor();
        album.look("invoice-finalise-wrong", desk, look);
        album.show("invoice-void", invoice + "/void", desk, look);
        album.show("credit-note", invoice + "/credit-note", desk, look);
        page.locator("input[value=PARTIAL]").check();
        page.locator("#line-1").fill("much");
        desk.button("Issue the credit note").click();
        page.locator("#line-1-wrong").waitFor();
        album.look("credit-note-wrong", desk, look);
    }

    private void lookAtRuns(Desk desk, Look look) {
        Page page = desk.page();
        album.show("invoice-runs", BILLING + "/invoice-runs", desk, look);
        page.locator("#does").selectOption("FINAL");
        page.locator("#accounts").fill("nobody-at-all");
        page.waitForNavigation(() -> desk.button("Start").click());
        album.look("invoice-runs-wrong", desk, look);
        page.locator("#accounts").fill(billed.account());
        page.waitForNavigation(() -> desk.button("Start").click());
        page.waitForNavigation(() -> desk.button("Make final").click());
        page.locator("#confirmation-wrong").waitFor();
        album.look("invoice-run-final", desk, look);
        desk.open(BILLING + "/invoice-runs");
        page.locator("td[data-label=Run] a").first().click();
        page.locator("#run .tw-badge-good").waitFor();
        album.look("invoice-run", desk, look);
    }

    private void lookAtParked(Desk desk, Look look) {
        album.show("parked", BILLING + "/parked-events?account=" + billed.account(), desk, look);
        album.show("parked-empty", BILLING + "/parked-events?account=nobody", desk, look);
        album.show("parked-event", BILLING + "/parked-events/" + parked, desk, look);
        desk.button("Discard for good").click();
        desk.page().locator("#reason-wrong").waitFor();
        album.look("parked-event-wrong", desk, look);
        desk.button("Retry now").click();
        desk.page().locator(".tw-note[role=status]").waitFor();
        album.look("parked-event-retried", desk, look);
    }

    private void showChart(String name, String path, Desk desk, Look look) {
        desk.open(path);
        desk.page().locator(".tw-chart canvas").waitFor();
        album.look(name, desk, look);
    }
}
