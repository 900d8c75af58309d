package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a plan's subscribers before its next version is in force: what they would pay, who is moved, and the way back. */
@ExtendWith(RunningStack.class)
class NextVersionTest extends InBrowser {

    /** Of every account that the gateway seats. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Gateway gateway = new Gateway(Launcher.ofTests().stack());
    private final Plans plan = Plans.like("enterprise-api");
    private final LocalDateTime today = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);

    @Test
    void movesSubscribersNeverWithoutTheNoticeThatTheyWerePromised() {
        plan.promise(30);
        gateway.seat(plan.id(), plan.id(), plan.id());
        plan.schedule("25", inDays(35).toInstant(ZoneOffset.UTC));
        try (Desk abel = deskOf(Person.ABEL)) {
            abel.open(plan.page("migrations"));
            abel.tabTo("a[href$='/migration']");
            abel.press("Enter");
            abel.arriveAt(plan.page("migration"));

            ask(abel, "AT_ONCE", 5);
            assertThat(abel.page().locator("#effectiveAt-wrong").innerText())
                    .startsWith("Must not lie before")
                    .contains("30 days of notice");
            assertThat(abel.page().locator("#confirmation").count()).isZero();

            awaitAccount(abel, "AT_ONCE");
            assertThat(account(abel)).contains("0 USD", "25 USD", SHOWN.format(inDays(40)));
            ask(abel, "AT_RENEWAL", 40);
            assertThat(account(abel)).contains(SHOWN.format(monthAfter(inDays(40))));

            abel.type("#reason", "prices of the new year");
            abel.type("#confirmation", plan.id());
            abel.press("Enter");
            abel.arriveAt(plan.page("migrations"));
            assertThat(abel.main()).contains("moved at renewal", "prices of the new year", "Decided");
            assertThat(decided().at("/items/0/accounts").asInt()).isEqualTo(1);

            abel.tabTo("a[href$='/withdrawal']");
            abel.press("Enter");
            abel.page().locator("#reason").waitFor();
            abel.type("#reason", "not this year");
            abel.press("Enter");
            abel.arriveAt(plan.page("migrations"));
            assertThat(abel.main()).contains("Withdrawn", "not this year");
        }
        assertThat(decided().at("/items/0/withdrawn/reason").asText()).isEqualTo("not this year");
    }

    @Test
    void tellsWhatADraftWouldHaveCostBeforeAnybodyPublishesIt() throws IOException {
        gateway.seat(plan.id(), plan.id(), plan.id());
        gateway.priceOfInput(gateway.decide(plan.id(), plan.id(), "gpt-5"));
        plan.draft("25", "2.50");
        try (Desk cora = deskOf(Person.CORA)) {
            cora.open(plan.page("draft"));
            cora.tabTo("a[href$='/simulations']");
            cora.press("Enter");
            cora.arriveAt(plan.page("simulations"));
            cora.tabTo("main form button");
            cora.press("Enter");
            Page page = cora.page();
            page.locator("#simulation .tw-badge-good").waitFor();

            assertThat(cora.main()).contains("1 event", "1 seat of 1 account", "25.00 USD", "+25.00 USD");
            assertThat(page.locator("section[aria-labelledby=worst] tbody tr").innerText())
                    .contains(plan.id(), "+25.00 USD");
            Download file = page.waitForDownload(
                    () -> cora.link("Download all accounts").click());
            // 1,200 tokens in at 1.25, then 2.50, and 500 out at 10 USD a million
            assertThat(Files.readString(file.path()))
                    .contains(plan.id() + ",USD,1,1,0,0.0065,0.008,")
                    .endsWith(",0,25,25.0015\r\n");
        }
    }

    @Test
    void withdrawsAVersionThatIsStillToComeForWhoTypesItsPlan() {
        plan.schedule("25", inDays(10).toInstant(ZoneOffset.UTC));
        try (Desk cora = deskOf(Person.CORA)) {
            cora.open(plan.page());
            assertThat(row(cora, 2)).contains("Scheduled", SHOWN.format(inDays(10)));
            cora.tabTo("a[href$='/versions/2/withdrawal']");
            cora.press("Enter");
            cora.arriveAt(plan.page("versions/2/withdrawal"));
            cora.type("#reason", "the price was a mistake");
            cora.type("#confirmation", "another");
            cora.press("Enter");
            cora.page().locator("#confirmation[aria-invalid=true]").waitFor();
            assertThat(cora.page().locator("#reason").inputValue()).isEqualTo("the price was a mistake");

            cora.type("#confirmation", plan.id());
            cora.press("Enter");
            cora.arriveAt(plan.page());

            assertThat(row(cora, 2)).contains("Withdrawn", "never in force");
            assertThat(row(cora, 1)).contains("In force", "open");
        }
    }

    private LocalDateTime inDays(int days) {
        return today.plusDays(days);
    }

    /** The first month that begins for the account from then on. */
    private static Instant monthAfter(LocalDateTime utc) {
        ZonedDateTime there = utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(ZONE);
        return there.toLocalDate()
                .with(TemporalAdjusters.firstDayOfNextMonth())
                .atStartOfDay(ZONE)
                .toInstant();
    }

    /** Whom it would concern if those on version 2 were moved to 3, so many days from now. */
    private void ask(Desk abel, String mode, int days) {
        Page page = abel.page();
        page.locator("#fromVersion").fill("2");
        page.locator("#toVersion").fill("3");
        page.locator("#mode").selectOption(mode);
        page.locator("#effectiveAt").fill(inDays(days).toString());
        page.waitForNavigation(() -> abel.button("Show whom it concerns").click());
    }

    /** An account reaches the catalog a moment after it was opened. */
    private void awaitAccount(Desk abel, String mode) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            ask(abel, mode, 40);
            return abel.page().locator("[data-account]").count() == 1;
        });
    }

    private String account(Desk abel) {
        return abel.page().locator("[data-account='" + plan.id() + "']").innerText();
    }

    private JsonNode decided() {
        return gateway.get("/v1/plans/" + plan.id() + "/migrations");
    }

    private static String row(Desk desk, int version) {
        return desk.page().locator("[data-version='" + version + "']").innerText();
    }
}
