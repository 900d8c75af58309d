package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every look: it fits, and axe finds nothing. Pictures of them are left in {@code target/screenshots}. */
@ExtendWith(RunningStack.class)
class LooksTest extends InBrowser {

    private static final URI ORIGIN = Launcher.ofTests().stack().origin();

    private final Album album = new Album();

    @ParameterizedTest
    @MethodSource("dev.thinkwatt.e2e.console.Look#all")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = chromium.desk(ORIGIN, look)) {
            desk.open("/");
            album.look("sign-in", desk, look);
            desk.signInAs(Person.MAX);
            desk.page().locator(".tw-badge-good").nth(2).waitFor();
            album.look("start", desk, look);
            desk.open("/console/quota/nothing");
            album.look("not-found", desk, look);
            lookAtKeys(desk, look);
            for (String service : List.of("quota", "billing", "catalog")) {
                desk.open("/console/" + service + "/audit");
                album.look("audit-" + service, desk, look);
            }
            desk.signOut();
            album.look("signed-out", desk, look);
            desk.signInAs(Person.FINN);
            desk.open("/console/quota/keys");
            album.look("may-not", desk, look);
        }
        album.check();
    }

    private void lookAtKeys(Desk desk, Look look) {
        Page page = desk.page();
        String id = "look-" + UUID.randomUUID().toString().substring(0, 8);
        desk.open("/console/quota/keys");
        album.look("keys", desk, look);
        desk.open("/console/quota/keys/new");
        album.look("new-key", desk, look);
        page.locator("#keyId").fill(id);
        page.locator("#name").fill("How it looks");
        desk.button("Create key").click();
        page.locator("#scopes-wrong").waitFor();
        album.look("new-key-wrong", desk, look);
        page.locator("input[name=scopes][value=gateway]").check();
        desk.button("Create key").click();
        page.locator("[data-secret]").waitFor();
        album.look("key-shown", desk, look);
        desk.open("/console/quota/keys/" + id);
        album.look("key", desk, look);
        desk.open("/console/quota/keys/" + id + "/rotation");
        album.look("rotate-key", desk, look);
        desk.open("/console/quota/keys/" + id + "/revocation");
        album.look("revoke-key", desk, look);
    }
}
