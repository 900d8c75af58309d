package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;

/** Pages that were looked at: their pictures, and what is wrong with them. */
final class Album {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final SoftAssertions soft = new SoftAssertions();

    /** Takes a picture of the page that a desk has open, and looks whether it fits and axe finds nothing. */
    void look(String name, Desk desk, Look look) {
        String shown = name + "-" + look;
        desk.page()
                .screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(shown + ".png")));
        soft.assertThat(desk.fitsItsWindow()).as("%s fits", shown).isTrue();
        soft.assertThat(desk.page().title()).as(shown).doesNotContain("{").endsWith(" · Thinkwatt");
        soft.assertThat(Wcag.violations(desk.page())).as(shown).isEmpty();
    }

    /** Opens a path, and looks at what is there. */
    void show(String name, String path, Desk desk, Look look) {
        desk.open(path);
        look(name, desk, look);
    }

    /** Fails if anything is wrong with any of them. */
    void check() {
        soft.assertAll();
    }
}
