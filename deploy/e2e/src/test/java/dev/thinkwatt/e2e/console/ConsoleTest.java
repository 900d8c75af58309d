package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, and what is the same on all pages. */
@ExtendWith(RunningStack.class)
class ConsoleTest extends InBrowser {

    private static final URI ORIGIN = Launcher.ofTests().stack().origin();
    private static final Map<Person, List<String>> PAGES = Map.of(
            Person.OLGA,
            List.of(
                    "Start",
                    "Subscribers",
                    "At risk",
                    "Routing",
                    "API keys",
                    "Plans",
                    "Models",
                    "Price lists",
                    "Energy",
                    "Price calculator",
                    "Parked events"),
            Person.FINN,
            List.of("Start", "Price calculator", "Usage", "Invoices", "Exports", "Revenue", "Parked events"),
            Person.VERA,
            List.of("Start", "Price calculator", "Usage", "Invoices", "Exports", "Revenue", "Parked events"),
            Person.CORA,
            List.of("Start", "Plans", "Models", "Price lists", "Energy", "Price calculator"),
            Person.ABEL,
            List.of("Start", "Plans", "Models", "Price lists", "Energy", "Price calculator"),
            Person.AUDE,
            List.of(
                    "Start",
                    "Plans",
                    "Models",
                    "Price lists",
                    "Energy",
                    "Price calculator",
                    "Usage",
                    "Invoices",
                    "Exports",
                    "Revenue",
                    "Parked events",
                    "Audit"),
            Person.MAX,
            List.of(
                    "Start",
                    "Subscribers",
                    "At risk",
                    "Routing",
                    "API keys",
                    "Plans",
                    "Models",
                    "Price lists",
                    "Energy",
                    "Price calculator",
                    "Usage",
                    "Invoices",
                    "Exports",
                    "Revenue",
                    "Parked events",
                    "Audit"));

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = chromium.desk(ORIGIN, Look.DESKTOP);
    }

    @AfterEach
    void getUp() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource
    void showsEachPersonThePagesThatAreTheirs(Person person) {
        desk.signInAs(person);

        assertThat(desk.navigation()).isEqualTo(PAGES.get(person));
        assertThat(desk.page().locator(".tw-person").innerText()).isEqualTo(person.fullName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quota", "billing", "catalog"})
    void bringsWhoSignsInToThePageThatTheyAskedFor(String service) {
        String path = "/console/" + service + "/status";
        desk.open(path);
        desk.choose(Person.VERA);

        desk.arriveAt(path);
        assertThat(desk.page().content()).contains("Ready");
    }

    @Test
    void endsTheSessionOfAllServicesAtOnce() {
        desk.signInAs(Person.FINN);
        List<String> paths = List.of("/console/quota/status", "/console/billing/status", "/console/catalog/status");
        assertThat(paths)
                .allSatisfy(path -> assertThat(desk.open(path).status()).isEqualTo(200));
        desk.open("/console");

        desk.signOut();

        assertThat(desk.heading()).isEqualTo("You are signed out");
        assertThat(paths).allSatisfy(path -> {
            desk.open(path);
            assertThat(desk.isAskedToSignIn()).as(path).isTrue();
        });
    }

    @Test
    void remembersTheColoursThatSomebodyChose() {
        desk.signInAs(Person.FINN);
        assertThat(colours()).isEqualTo("light");

        desk.button("Dark colours").click();

        assertThat(colours()).isEqualTo("dark");
        desk.open("/console/signed-out");
        assertThat(colours()).isEqualTo("dark");
        assertThat(desk.button("Dark colours").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void leadsByKeyboardToTheContentAndTheNavigation() {
        desk.signInAs(Person.OLGA);
        Page page = desk.page();

        page.keyboard().press("Tab");
        assertThat(focused()).isEqualTo("Skip to the content");
        assertThat(desk.link("Skip to the content").boundingBox().y).isNotNegative();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");

        desk.open("/console");
        for (int i = 0; i < 12 && !focused().equals("API keys"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        desk.arriveAt("/console/quota/keys");
    }

    private Object colours() {
        return desk.page().evaluate("document.documentElement.dataset.bsTheme");
    }

    private String focused() {
        return String.valueOf(desk.page().evaluate("document.activeElement.innerText"));
    }
}
