package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of operations in every look, with something on them. */
@ExtendWith(RunningStack.class)
class OperationsLooksTest extends InBrowser {

    private static final String PAGE = "/console/quota/subscribers";
    private static final String SUBSCRIBER =
            "look-" + UUID.randomUUID().toString().substring(0, 8);

    private final Album album = new Album();

    /** Out of one allowance, on the way with another, and given something of both. */
    @BeforeAll
    static void useUp() {
        Gateway gateway = new Gateway(Launcher.ofTests().stack());
        gateway.seat(SUBSCRIBER + "-account", "free", SUBSCRIBER);
        ask(gateway, "gpt-5-thinking", 9);
        ask(gateway, "gpt-5", 4);
        for (String model : List.of("gpt-5", "gpt-5", "gpt-5", "gpt-5-nano")) {
            gateway.route("cem", UUID.randomUUID().toString(), model);
        }
        try (Desk olga = deskOf(Person.OLGA)) {
            grant(olga, "thinking-weekly", "BALANCE", "2");
            grant(olga, "gpt-5-daily", "LIMIT", "5");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.thinkwatt.e2e.console.Look#all")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = deskOf(Person.MAX, look)) {
            lookAtOne(desk, look);
            album.show("subscribers", PAGE, desk, look);
            album.show("subscribers-none", PAGE + "?q=nobody-has-this-id", desk, look);
            album.show("grant", PAGE + "/" + SUBSCRIBER + "/grant", desk, look);
            desk.button("Grant").click();
            desk.page().locator("#reason-wrong").waitFor();
            album.look("grant-wrong", desk, look);
            album.show("reset", PAGE + "/" + SUBSCRIBER + "/allowances/gpt-5-daily/reset", desk, look);
            album.show("knobs", PAGE + "/bea/knobs", desk, look);
            album.show("at-risk", "/console/quota/at-risk", desk, look);
            album.show("routing", "/console/quota/routing?last=PT840H", desk, look);
        }
        album.check();
    }

    private void lookAtOne(Desk desk, Look look) {
        Page page = desk.page();
        album.show("subscriber", PAGE + "/" + SUBSCRIBER, desk, look);
        page.locator("#model").fill("gpt-5-thinking");
        desk.button("Ask").click();
        page.locator("#answer .tw-outcome").waitFor();
        album.look("subscriber-would", desk, look);
    }

    private static void ask(Gateway gateway, String model, int times) {
        for (int n = 0; n < times; n++) {
            gateway.decide(SUBSCRIBER, UUID.randomUUID().toString(), model);
        }
    }

    private static void grant(Desk olga, String allowance, String kind, String amount) {
        olga.open(PAGE + "/" + SUBSCRIBER + "/grant?allowance=" + allowance);
        olga.page().locator("input[name=kind][value=" + kind + "]").check();
        olga.page().locator("#amount").fill(amount);
        olga.page().locator("#reason").fill("so that there is something to see");
        olga.button("Grant").click();
        olga.arriveAt(PAGE + "/" + SUBSCRIBER);
    }
}
