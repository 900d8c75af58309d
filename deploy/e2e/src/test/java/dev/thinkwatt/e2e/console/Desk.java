package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** Somebody at a browser of their own. */
final class Desk implements AutoCloseable {

    private static final double PATIENCE_MS = 30_000;
    /** More than any page has of what can be focused. */
    private static final int STOPS_MAX = 80;

    private final BrowserContext context;
    private final Page page;
    private final URI origin;

    Desk(BrowserContext context, URI origin) {
        context.setDefaultTimeout(PATIENCE_MS);
        this.context = context;
        this.page = context.newPage();
        this.origin = origin;
    }

    Page page() {
        return page;
    }

    /** Goes to a path of the console, and wherever that leads. */
    Response open(String path) {
        return Objects.requireNonNull(page.navigate(origin.resolve(path).toString()));
    }

    /** Comes in by the front door, and signs in where it leads. */
    void signInAs(Person person) {
        open("/");
        choose(person);
        arriveAt("/console");
    }

    void choose(Person person) {
        button(person.fullName()).click();
    }

    void signOut() {
        link("Sign out").click();
        arriveAt("/console/signed-out");
    }

    /** Whatever query the way there has left behind. */
    void arriveAt(String path) {
        page.waitForURL(url -> URI.create(url).getPath().equals(path) && url.startsWith(origin.toString()));
    }

    /** Goes by keyboard alone to what a selector names. */
    void tabTo(String selector) {
        for (int stop = 0; stop < STOPS_MAX; stop++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + selector + " on " + page.url());
    }

    /** Goes there by keyboard, and types; what was there is replaced. */
    void type(String selector, String text) {
        tabTo(selector);
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Sends the form of the page, and waits for what the server says to it. */
    Response save() {
        return page.waitForNavigation(() -> button("Save").click());
    }

    /** What the page says below its header. */
    String main() {
        return page.locator("main").innerText();
    }

    boolean isAskedToSignIn() {
        return page.title().startsWith("Sign in");
    }

    /** What the header leads to. */
    List<String> navigation() {
        return page.locator("nav[aria-label=Console] a").allInnerTexts();
    }

    String heading() {
        return page.locator("main h1").innerText();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The page is as wide as its window, whatever its tables do inside. */
    boolean fitsItsWindow() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
