package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every look: it fits, and axe finds nothing. Pictures of them are left in {@code target/screenshots}. */
@ExtendWith(RunningStack.class)
class LooksTest extends InBrowser {

    private static final URI ORIGIN = Launcher.ofTests().stack().origin();
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final SoftAssertions soft = new SoftAssertions();

    static Stream<Look> looks() {
        return IntStream.of(1_280, 390)
                .boxed()
                .flatMap(width ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(colours -> new Look(width, colours)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = chromium.desk(ORIGIN, look)) {
            desk.open("/");
            look("sign-in", desk, look);
            desk.signInAs(Person.MAX);
            desk.page().locator(".tw-badge-good").nth(2).waitFor();
            look("start", desk, look);
            desk.open("/console/quota/nothing");
            look("not-found", desk, look);
            lookAtKeys(desk, look);
            for (String service : List.of("quota", "billing", "catalog")) {
                desk.open("/console/" + service + "/audit");
                look("audit-" + service, desk, look);
            }
            desk.signOut();
            look("signed-out", desk, look);
            desk.signInAs(Person.FINN);
            desk.open("/console/quota/keys");
            look("may-not", desk, look);
        }
        soft.assertAll();
    }

    private void lookAtKeys(Desk desk, Look look) {
        Page page = desk.page();
        String id = "look-" + UUID.randomUUID().toString().substring(0, 8);
        desk.open("/console/quota/keys");
        look("keys", desk, look);
        desk.open("/console/quota/keys/new");
        look("new-key", desk, look);
        page.locator("#keyId").fill(id);
        page.locator("#name").fill("How it looks");
        desk.button("Create key").click();
        page.locator("#scopes-wrong").waitFor();
        look("new-key-wrong", desk, look);
        page.locator("input[name=scopes][value=gateway]").check();
        desk.button("Create key").click();
        page.locator("[data-secret]").waitFor();
        look("key-shown", desk, look);
        desk.open("/console/quota/keys/" + id);
        look("key", desk, look);
        desk.open("/console/quota/keys/" + id + "/rotation");
        look("rotate-key", desk, look);
        desk.open("/console/quota/keys/" + id + "/revocation");
        look("revoke-key", desk, look);
    }

    private void look(String name, Desk desk, Look look) {
        String shown = name + "-" + look;
        desk.page()
                .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(shown + ".png")));
        soft.assertThat(desk.fitsItsWindow()).as("%s fits", shown).isTrue();
        soft.assertThat(Wcag.violations(desk.page())).as(shown).isEmpty();
    }
}
