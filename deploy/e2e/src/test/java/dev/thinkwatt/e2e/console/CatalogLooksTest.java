package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of admins for what comes from outside and for what is still to come, in every look: price lists, electricity, the next version. */
@ExtendWith(RunningStack.class)
class CatalogLooksTest extends InBrowser {

    private static final LocalStack STACK = Launcher.ofTests().stack();
    private static final String LISTS = "/console/catalog/price-lists";
    private static final String IMPORT = "/console/catalog/price-list-import";
    private static final String SITE = "/console/catalog/energy/" + DayAhead.SITE;
    private static final String WHAT_IF = "/console/catalog/energy-what-if?planId=enterprise-api&model=gpt-5"
            + "&serviceTier=STANDARD&site=" + DayAhead.SITE
            + "&inputTokens=1200&outputTokens=500&pricePerKwh=0.12&workPerWh=2.3&pricePercent=-40";
    private static final String LIST = "look-" + UUID.randomUUID().toString().substring(0, 8);
    private static final RealPriceList REAL = RealPriceList.read();
    private static final LocalDateTime LATER =
            LocalDateTime.now(ZoneOffset.UTC).plusDays(40).truncatedTo(ChronoUnit.HOURS);

    private static Plans empty;
    private static Plans sold;
    private static String simulation = "";

    private final Album album = new Album();

    /** A list of two revisions, and a plan with a subscriber, a version to come, a migration that was withdrawn and one that keeps, and a draft that was tried. */
    @BeforeAll
    static void fill() {
        Api catalog = STACK.as(Person.CORA);
        importList(catalog, REAL);
        importList(catalog, REAL.with("gpt-5-nano", "input_cost_per_token_priority", "0.00000009"));
        emit(catalog);
        empty = Plans.like("plus");
        sold = Plans.like("enterprise-api");
        sold.promise(30);
        Gateway gateway = new Gateway(STACK);
        gateway.seat(sold.id(), sold.id(), sold.id());
        gateway.priceOfInput(gateway.decide(sold.id(), sold.id(), "gpt-5"));
        sold.schedule("25", Instant.now().plus(35, ChronoUnit.DAYS));
        sold.draft("30", "2.50");
        try (Desk max = deskOf(Person.MAX)) {
            max.open(sold.page("simulations"));
            max.button("Rate it again").click();
            max.page().locator("#simulation .tw-badge-good").waitFor();
            simulation = max.page().url().replaceAll(".*/", "");
            ask(max, "GRANDFATHER", "");
            decide(max);
            max.open(sold.page("migrations"));
            max.link("Withdraw the migration from 2 to 3").click();
            max.page().locator("#reason").fill("so that there is something to see");
            max.button("Withdraw the migration").click();
            max.arriveAt(sold.page("migrations"));
            ask(max, "GRANDFATHER", "");
            decide(max);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.thinkwatt.e2e.console.Look#all")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = deskOf(Person.MAX, look)) {
            lookAtPriceLists(desk, look);
            lookAtElectricity(desk, look);
            lookAtMigrations(desk, look);
            lookAtImpact(desk, look);
        }
        album.check();
    }

    private void lookAtPriceLists(Desk desk, Look look) {
        Page page = desk.page();
        album.show("price-lists", LISTS, desk, look);
        album.show("price-list", LISTS + "/" + LIST + "?limit=5", desk, look);
        album.show("price-list-revisions", LISTS + "/" + LIST + "/revisions", desk, look);
        album.show("price-list-history", LISTS + "/" + LIST + "/history?model=gpt-5-nano", desk, look);
        album.show("price-list-import", IMPORT, desk, look);
        page.locator("#text").fill("{\"a\": {\"input_cost_per_token\": \"cheap\"}}");
        desk.button("Show what changes").click();
        page.locator("#faults").waitFor();
        album.look("price-list-import-wrong", desk, look);
        page.locator("#name").fill(LIST + "-new");
        page.locator("#file").setInputFiles(REAL.file());
        desk.button("Show what changes").click();
        page.locator("[data-new]").waitFor();
        desk.open(page.url() + "&limit=5");
        album.look("price-list-preview", desk, look);
        album.show(
                "price-list-take", sold.draft("listed-prices?list=" + LIST + "&listed=gpt-5&model=gpt-5"), desk, look);
    }

    private void lookAtElectricity(Desk desk, Look look) {
        Page page = desk.page();
        album.show("energy", "/console/catalog/energy", desk, look);
        album.show("energy-new-site", "/console/catalog/energy-site", desk, look);
        desk.button("Add the site").click();
        page.locator("#id-wrong").waitFor();
        album.look("energy-new-site-wrong", desk, look);
        album.show("energy-site-form", SITE + "/form", desk, look);
        album.show("energy-what-if-none", "/console/catalog/energy-what-if", desk, look);
        album.show("energy-what-if", WHAT_IF, desk, look);
        album.show("energy-what-if-wrong", WHAT_IF + "&pue=0.5", desk, look);
        desk.open(sold.draft("form/energy"));
        page.locator("[id='surcharge.cap']").fill("0.01");
        page.locator("#cuts").waitFor();
        album.look("energy-policy", desk, look);
        desk.open(SITE + "/carbon?from=2027-01-15&to=2027-01-16");
        page.locator(".tw-chart canvas").waitFor();
        page.locator(".tw-beside summary").click();
        album.look("energy-carbon", desk, look);
        album.show("energy-none", SITE + "?from=2020-01-01&to=2020-01-02", desk, look);
        page.locator("#file").setInputFiles(DayAhead.unknown().file());
        desk.button("Preview").click();
        page.locator("main [role=alert]").last().waitFor();
        album.look("energy-wrong", desk, look);
        DayAhead ahead = DayAhead.unknown();
        ahead.stateRate(STACK.as(Person.CORA));
        page.locator("#file").setInputFiles(ahead.file());
        desk.button("Preview").click();
        page.locator(".tw-chart canvas").waitFor();
        page.locator(".tw-beside summary").click();
        album.look("energy-preview", desk, look);
        page.locator("#reason").fill("so that there is something to see");
        desk.button("Import").click();
        desk.arriveAt(SITE);
        desk.open(SITE + "?from=" + ahead.day() + "&to=" + ahead.day().plusDays(2));
        page.locator(".tw-chart canvas").waitFor();
        page.locator(".tw-beside summary").click();
        page.locator("#imports ~ .card summary").first().click();
        album.look("energy-site", desk, look);
    }

    private void lookAtMigrations(Desk desk, Look look) {
        album.show("migrations-none", empty.page("migrations"), desk, look);
        album.show("migrations", sold.page("migrations"), desk, look);
        ask(desk, "AT_ONCE", LATER.minusDays(39).toString());
        album.look("migration-too-soon", desk, look);
        ask(desk, "AT_RENEWAL", LATER.toString());
        album.look("migration", desk, look);
        desk.open(sold.page("migrations"));
        desk.page().locator("a[href$='/withdrawal']").first().click();
        desk.page().locator("#reason").waitFor();
        album.look("migration-withdraw", desk, look);
    }

    private void lookAtImpact(Desk desk, Look look) {
        album.show("impact-none", empty.page("simulations"), desk, look);
        album.show("impacts", sold.page("simulations"), desk, look);
        album.show("impact", sold.page("simulations/" + simulation), desk, look);
        desk.open(sold.page("versions/3/withdrawal"));
        desk.button("Withdraw for good").click();
        desk.page().locator("#reason-wrong").waitFor();
        album.look("plan-withdraw", desk, look);
    }

    /** Whom it would concern if those on version 2 were moved to 3, or kept. */
    private static void ask(Desk desk, String mode, String effectiveAt) {
        desk.open(sold.page("migration?fromVersion=2&toVersion=3&mode=" + mode + "&effectiveAt=" + effectiveAt));
    }

    private static void decide(Desk max) {
        max.page().locator("#reason").fill("so that there is something to see");
        max.page().locator("#confirmation").fill(sold.id());
        max.button("Decide the migration").click();
        max.arriveAt(sold.page("migrations"));
    }

    /** A day's intensities of the grid, a quarter of it unknown. */
    private static void emit(Api catalog) {
        String hours = IntStream.range(0, 18)
                .mapToObj(hour -> "2027-01-15T%02d:00:00Z,2027-01-15T%02d:00:00Z,%d.5%n"
                        .formatted(hour, hour + 1, 20 + 3 * (hour % 7)))
                .collect(Collectors.joining());
        catalog.post(
                        "/v1/energy/sites/" + DayAhead.SITE
                                + "/carbon?source=made%20by%20a%20program&reason=to%20be%20looked%20at",
                        "application/octet-stream",
                        "startsAt,endsAt,gramsCo2ePerKwh\n" + hours)
                .expect("importing carbon intensities");
    }

    private static void importList(Api catalog, RealPriceList list) {
        catalog.post(
                        "/v1/price-lists?name=" + LIST
                                + "&source=a%20program&reason=so%20that%20there%20is%20something",
                        "application/json",
                        list.models().toString())
                .expect("importing a price list");
    }
}
