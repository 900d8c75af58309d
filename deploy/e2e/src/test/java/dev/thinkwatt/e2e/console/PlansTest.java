package dev.thinkwatt.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a draft to what subscribers are charged, and back again. */
@ExtendWith(RunningStack.class)
class PlansTest extends InBrowser {

    private static final String PRICE = "input[aria-label='gpt-5, Input, Standard']";
    private static final String TIERS = """
            {"charges": [{"id": "nano", "models": ["gpt-5-nano"], "kinds": ["OUTPUT"],
              "charge": {"kind": "GRADUATED", "tiers": [
                {"upTo": 1000, "unit": {"price": {"amount": "1", "currency": "USD"}, "per": 1000}},
                {"upTo": %d, "unit": {"price": {"amount": "2", "currency": "USD"}, "per": 1000}},
                {"unit": {"price": {"amount": "3", "currency": "USD"}, "per": 1000}}]}}]}
            """;

    private final Gateway gateway = new Gateway(Launcher.ofTests().stack());
    private final Plans plan = Plans.like("enterprise-api");
    private Desk cora;

    @BeforeEach
    void sitDown() {
        cora = deskOf(Person.CORA);
    }

    @AfterEach
    void getUp() {
        cora.close();
    }

    @Test
    void mendsAnInvalidTierUnderItsFault() {
        plan.duplicate(cora, 1);

        plan.save(cora, "periods", TIERS.formatted(500));

        assertThat(cora.page().locator("#faults").innerText())
                .contains("periodTerms.charges[0].charge.tiers[1].upTo", "must be more than 1000");
        assertThat(cora.page().locator("#text[aria-invalid=true]").getAttribute("aria-describedby"))
                .contains("faults");
        cora.open(plan.page("draft"));
        assertThat(cora.main()).contains("periodTerms.charges[0].charge.tiers[1].upTo");
        plan.save(cora, "periods", TIERS.formatted(2_000));
        assertThat(cora.main()).doesNotContain("tiers[1]");
    }

    @Test
    void publishesATierThatWasMendedInItsFormAndChargesByIt() {
        gateway.seat(plan.id(), plan.id(), plan.id());
        plan.duplicate(cora, 1);
        cora.open(plan.draft("form/periods"));
        PeriodsDesk form = new PeriodsDesk(cora);
        form.addGraduated("nano", "gpt-5-nano", "OUTPUT");
        form.tier(0, "200", "1");
        form.tier(1, "100", "2");
        form.addTier(2);
        form.tier(2, "", "3");

        String wrong = form.waitUntilWrong("charge.tiers[1].upTo");
        cora.save();
        String stillWrong = form.waitUntilWrong("charge.tiers[1].upTo");
        form.fill("charge.tiers[1].upTo", "400");
        form.waitUntilRight("charge.tiers[1].upTo");
        cora.save();

        assertThat(wrong).isEqualTo(stillWrong).contains("more than 200");
        assertThat(cora.page().locator(".tw-wrong:visible").count()).isZero();
        plan.submit(cora);
        try (Desk abel = deskOf(Person.ABEL)) {
            abel.open(plan.draft("approval"));
            assertThat(abel.main()).contains("periodTerms", "nano");
            plan.approve(abel);
        }
        assertThat(gateway.get("/v1/plans/" + plan.id() + "/versions/2")
                        .findValue("periodTerms")
                        .at("/charges/0/charge/tiers/1/upTo")
                        .asInt())
                .isEqualTo(400);
        JsonNode charged = gateway.chargedByThePeriod(plan.id(), decideUnder(2, "gpt-5-nano"));
        assertThat(charged.get("tiers").findValuesAsText("quantity")).containsExactly("200", "200", "100");
        assertThat(new BigDecimal(charged.get("exact").asText())).isEqualByComparingTo("0.9");
    }

    /** Nothing is saved by it. */
    @Test
    void pricesAndChecksWhatIsTypedWhileItIsTyped() {
        plan.duplicate(cora, 1);
        JsonNode draft = gateway.get("/v1/plans/" + plan.id() + "/draft");
        Page page = cora.page();
        cora.open(plan.draft("prices"));
        Locator price = page.locator(PRICE);
        Locator answer = page.locator("#price-answer");
        answer.locator("[data-worth]").waitFor();
        assertThat(answer.innerText()).doesNotContain("7.654321");

        price.fill("7.654321");
        answer.getByText("7.654321").first().waitFor();
        price.fill("-1");
        page.locator("td.tw-field-wrong " + PRICE + "[aria-invalid=true]").waitFor();
        assertThat(answer.innerText()).contains("There is no price.");
        price.fill("1.5");
        page.locator("td:not(.tw-field-wrong) > " + PRICE + ":not([aria-invalid])")
                .waitFor();

        answer.locator("[data-worth]").waitFor();
        assertThat(gateway.get("/v1/plans/" + plan.id() + "/draft")).isEqualTo(draft);
    }

    @Test
    void addsAnAllowanceByKeyboard() {
        plan.duplicate(cora, 1);
        cora.open(plan.draft("form/allowances"));

        cora.tabTo("button[value='ADD allowances']");
        cora.press("Enter");
        cora.page().locator("[name='allowances[0].id']:focus").waitFor();
        cora.page().keyboard().type("daily");
        cora.type("[name='allowances[0].limit']", "10");
        cora.tabTo("[name='allowances[0].models'][value='gpt-5']");
        cora.press("Space");
        cora.page().waitForNavigation(() -> cora.press("Enter"));

        JsonNode draft = gateway.get("/v1/plans/" + plan.id() + "/draft");
        assertThat(draft.get("faults")).isEmpty();
        assertThat(draft.at("/document/allowances/0/limit").asText()).isEqualTo("10");
        assertThat(draft.at("/document/allowances/0/models/0").asText()).isEqualTo("gpt-5");
    }

    @Test
    void publishesAPriceThatTheNextEventIsChargedAt() {
        gateway.seat(plan.id(), plan.id(), plan.id());
        plan.duplicate(cora, 1);
        Page page = cora.page();
        cora.open(plan.draft("prices"));
        page.locator(PRICE).fill("-1.50");
        cora.save();
        assertThat(page.locator("td:has(" + PRICE + ") .tw-wrong").innerText()).isNotBlank();
        assertThat(page.locator(PRICE).inputValue()).isEqualTo("-1.50");
        page.locator(PRICE).fill("1.50");
        cora.save();
        assertThat(page.locator(".tw-wrong:visible").count()).isZero();

        plan.submit(cora);
        cora.open(plan.draft("approval"));
        assertThat(cora.heading()).isNotEqualTo("Approve the draft of " + plan.id());
        try (Desk abel = deskOf(Person.ABEL)) {
            abel.open(plan.draft("approval"));
            assertThat(abel.main()).contains("Cora Catalog", "1.25", "1.5");
            plan.approve(abel);
        }

        assertThat(gateway.priceOfInput(decideUnder(2, "gpt-5"))).isEqualByComparingTo("1.50");
    }

    @Test
    void losesNothingWhereTwoSaveAtOnce() {
        plan.duplicate(cora, 1);
        cora.open(plan.draft("basics"));
        cora.page().locator("#name").fill("Cora's name");
        try (Desk max = deskOf(Person.MAX)) {
            max.open(plan.draft("basics"));
            max.page().locator("#name").fill("Max's name");
            max.save();
        }

        assertThat(cora.save().status()).isEqualTo(412);

        assertThat(cora.main()).contains("Someone else saved.", "Max Manyhats");
        assertThat(cora.page().locator("#name").inputValue()).isEqualTo("Cora's name");
        assertThat(nameOfDraft()).isEqualTo("Max's name");
        assertThat(cora.save().status()).isEqualTo(412);
        cora.page().locator("input[name=over]").check();
        cora.save();
        assertThat(nameOfDraft()).isEqualTo("Cora's name");
    }

    @Test
    void rollsBackByKeyboard() {
        plan.publish("25");
        gateway.seat(plan.id(), plan.id(), plan.id());
        cora.open(plan.page());

        cora.tabTo("a[href$='/versions/1/rollback']");
        cora.press("Enter");
        cora.arriveAt(plan.page("versions/1/rollback"));
        assertThat(cora.main()).contains("25 USD", "0 USD");
        cora.type("#reason", "nobody wants to pay that");
        cora.type("#confirmation", "another");
        cora.press("Enter");
        cora.page().locator("#confirmation[aria-invalid=true]").waitFor();
        assertThat(cora.page().locator("#reason").inputValue()).isEqualTo("nobody wants to pay that");
        cora.type("#confirmation", plan.id());
        cora.press("Enter");
        cora.arriveAt(plan.page());

        assertThat(cora.main()).contains("Version 3", "restores version 1", "nobody wants to pay that");
        decideUnder(3, "gpt-5");
    }

    @Test
    void submitsAndApprovesByKeyboard() {
        plan.duplicate(cora, 1);
        cora.tabTo("a[href$='/draft/basics']");
        cora.press("Enter");
        cora.arriveAt(plan.draft("basics"));
        cora.type("#name", "Typed without a mouse");
        cora.page().waitForNavigation(() -> cora.press("Enter"));
        cora.open(plan.page("draft"));
        cora.tabTo("a[href$='/draft/submission']");
        cora.press("Enter");
        cora.arriveAt(plan.draft("submission"));
        cora.type("#reason", "to see it through");
        cora.press("Enter");
        cora.arriveAt(plan.page("draft"));
        try (Desk abel = deskOf(Person.ABEL)) {
            abel.open(plan.page("draft"));
            abel.tabTo("a[href$='/draft/approval']");
            abel.press("Enter");
            abel.arriveAt(plan.draft("approval"));
            abel.type("#confirmation", plan.id());
            abel.press("Enter");
            abel.arriveAt(plan.page());
            assertThat(abel.main()).contains("Typed without a mouse", "Version 2", "approved by Abel Approver");
        }
    }

    private String nameOfDraft() {
        return gateway.get("/v1/plans/" + plan.id() + "/draft")
                .at("/document/name")
                .asText();
    }

    /** Asks until a version is obeyed, and answers the first decision under it. */
    private JsonNode decideUnder(int version, String model) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> gateway.decide(plan.id(), UUID.randomUUID().toString(), model),
                        decision -> decision.at("/plan/version").asInt() == version);
    }
}
