package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every look: it fits, and axe finds nothing. Pictures of them are left in {@code target/screenshots}. */
@ExtendWith(RunningStack.class)
class LooksTest {

    private static final URI ORIGIN = Launcher.ofTests().stack().origin();
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Chromium chromium;

    private final SoftAssertions soft = new SoftAssertions();

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

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
            desk.open("/console");
            desk.signOut();
            look("signed-out", desk, look);
        }
        soft.assertAll();
    }

    private void look(String name, Desk desk, Look look) {
        String shown = name + "-" + look;
        desk.page()
                .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(shown + ".png")));
        soft.assertThat(desk.fitsItsWindow()).as("%s fits", shown).isTrue();
        soft.assertThat(Wcag.violations(desk.page())).as(shown).isEmpty();
    }
}
