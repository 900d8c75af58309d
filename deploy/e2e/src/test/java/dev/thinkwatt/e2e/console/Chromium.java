package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser that the machine has; Playwright brings none of its own. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PROGRAMS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final String REQUIRED = "required";
    private static final String MISSING =
            "There is no Chromium in /usr/bin, so nothing was tested. On Debian: apt-get install chromium";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Starts it. Without one the tests count as not run, or as failed where {@code thinkwatt.browser} says so. */
    static Chromium start() {
        Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty() && isRequired()) {
            throw new AssertionError(MISSING);
        }
        return new Chromium(program.orElseGet(() -> Assumptions.abort(MISSING)));
    }

    private static boolean isRequired() {
        return REQUIRED.equals(System.getProperty("thinkwatt.browser", System.getenv("THINKWATT_BROWSER")));
    }

    /** A new window of somebody who is not signed in. */
    Desk desk(URI origin, Look look) {
        return new Desk(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(look.width(), look.height())
                        .setColorScheme(look.colours())
                        .setLocale("en-GB")),
                origin);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
