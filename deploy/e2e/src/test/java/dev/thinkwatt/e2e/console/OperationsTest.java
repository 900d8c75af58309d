package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operations see of a subscriber who runs out, and what they can do about it. */
@ExtendWith(RunningStack.class)
class OperationsTest extends InBrowser {

    /** Of the plan free: seven a week, then thinking-mini. */
    private static final String ALLOWANCE = "thinking-weekly";

    private static final String MODEL = "gpt-5-thinking";
    private static final int LIMIT = 7;

    private final String subscriber = "ops-" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway gateway = new Gateway(Launcher.ofTests().stack());
    private Desk olga;

    @BeforeEach
    void sitDown() {
        gateway.seat(subscriber + "-account", "free", subscriber);
        olga = deskOf(Person.OLGA);
    }

    @AfterEach
    void getUp() {
        olga.close();
    }

    @Test
    void watchesAnAllowanceBurnDownToTheDowngradeAndItsNotice() {
        Page page = olga.page();
        olga.open("/console/quota/subscribers");
        page.getByLabel("Subscriber or account").fill(subscriber);
        olga.button("Filter").click();
        olga.link(subscriber).click();
        olga.arriveAt(path());
        assertThat(used()).isEqualTo("0");
        assertThat(wouldBe()).contains("Granted");

        burn(LIMIT + 1);
        page.reload();

        assertThat(used()).isEqualTo("7");
        assertThat(main()).contains("100 % used", "Closed", "First downgrade", "Used up");
        assertThat(page.locator("#history ~ .card tbody tr").first().innerText())
                .contains("Downgraded", "gpt-5-thinking-mini", "80 % of the accuracy", "gpt-5-thinking is back");
        assertThat(wouldBe()).contains("Downgraded", ALLOWANCE, "Models tried, in order", "80 % of the accuracy");
        assertThat(page.url()).contains("model=" + MODEL);
        olga.open("/console/quota/at-risk?plan=free");
        assertThat(main()).contains(subscriber, "7 of 7");
    }

    @Test
    void grantsByKeyboardAndSeesItComeBack() {
        burn(LIMIT + 1);
        olga.open(path());
        assertThat(left()).isEqualTo("0");

        olga.tabTo("a[href$='/grant?allowance=" + ALLOWANCE + "']");
        press("Enter");
        olga.arriveAt(path() + "/grant");
        olga.type("#amount", "3");
        olga.tabTo("form button");
        press("Enter");
        olga.page().locator("#reason-wrong").waitFor();
        assertThat(olga.page().locator("#amount").inputValue()).isEqualTo("3");
        olga.type("#reason", "an outage of ours");
        olga.tabTo("form button");
        press("Enter");
        olga.arriveAt(path());

        assertThat(left()).isEqualTo("3");
        assertThat(main()).contains("Top-up", "an outage of ours");
        assertThat(wouldBe()).contains("Granted");
        assertThat(burn(1)).isEqualTo("GRANTED");
        olga.open(path());
        assertThat(left()).isEqualTo("2");
    }

    @Test
    void resetsOnlyForWhoTypesTheId() {
        burn(2);
        olga.open(path());
        allowance().getByText("Reset").click();
        Page page = olga.page();
        page.getByLabel("Reason").fill("a test of ours");
        page.locator("#confirmation").fill("another");
        olga.button("Reset now").click();
        page.locator("#confirmation[aria-invalid=true]").waitFor();
        assertThat(page.getByLabel("Reason").inputValue()).isEqualTo("a test of ours");

        page.locator("#confirmation").fill(subscriber);
        olga.button("Reset now").click();
        olga.arriveAt(path());

        assertThat(used()).isEqualTo("0");
        assertThat(main()).contains("Begun anew");
    }

    private String path() {
        return "/console/quota/subscribers/" + subscriber;
    }

    /** Asks so often, and tells how the last ended. */
    private String burn(int times) {
        String outcome = "";
        for (int n = 0; n < times; n++) {
            outcome = gateway.decide(subscriber, UUID.randomUUID().toString(), MODEL)
                    .get("outcome")
                    .asText();
        }
        return outcome;
    }

    private String wouldBe() {
        Page page = olga.page();
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).fill(MODEL);
        page.waitForResponse(
                answer -> answer.url().contains("/check?"),
                () -> olga.button("Ask").click());
        page.locator("#answer .tw-outcome").waitFor();
        return page.locator("#answer").innerText();
    }

    private Locator allowance() {
        return olga.page().locator("tbody[data-allowance='" + ALLOWANCE + "']");
    }

    private String used() {
        return allowance().locator("[data-used]").innerText();
    }

    private String left() {
        return allowance().locator("[data-left]").innerText();
    }

    private String main() {
        return olga.page().locator("main").innerText();
    }

    private void press(String key) {
        olga.page().keyboard().press(key);
    }
}
