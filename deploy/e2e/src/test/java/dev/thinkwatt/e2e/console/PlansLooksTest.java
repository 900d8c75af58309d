package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.RunningStack;
import dev.thinkwatt.local.identity.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of admins in every look: plans and their drafts, models, prices. */
@ExtendWith(RunningStack.class)
class PlansLooksTest extends InBrowser {

    private static final List<String> SECTIONS = List.of(
            "basics",
            "prices",
            "form/models",
            "form/allowances",
            "form/periods",
            "form/terms",
            "form/energy",
            "form/entitlements",
            "form/expiry",
            "json/whole");
    private static final String MODEL = "/console/catalog/models/gpt-5-thinking";

    private static final String TIERS = """
            {"charges": [{"id": "an id of no use", "models": ["gpt-5"], "kinds": [], "charge": {"kind": "GRADUATED", "tiers": [
              {"upTo": 1000, "unit": {"price": {"amount": "1", "currency": "USD"}, "per": 1000}},
              {"upTo": 500, "unit": {"price": {"amount": "2", "currency": "USD"}, "per": 1000}},
              {"unit": {"price": {"amount": "3", "currency": "USD"}, "per": 1000}}]}}]}
            """;
    private static final String ALLOWANCES = """
            [{"id": "daily", "meter": "REQUESTS", "models": ["gpt-5"], "limit": "lots", "window": {"kind": "SLIDING", "length": "P1D"},
              "scope": "SUBSCRIBER", "counts": "ALL", "atLimit": {"kind": "FALL_BACK", "model": "gpt-5"},
              "weighing": {"models": {"gpt-5": "-1"}, "peak": {"from": "18:00", "until": "24:00", "factor": "2"}}},
             {"id": "weekly", "meter": "TOKENS", "models": ["gpt-5-mini", "gpt-5-nano"], "limit": "1000000",
              "window": {"kind": "CALENDAR", "unit": "WEEK"}, "scope": "ACCOUNT", "counts": "ALL", "atLimit": {"kind": "OVERAGE"}}]
            """;

    private static Plans sold;
    private static Plans faulty;

    private final Album album = new Album();

    /** A plan with a history and a submitted draft, and one with a draft that is wrong in many places. */
    @BeforeAll
    static void publish() {
        sold = Plans.like("plus");
        sold.publish("25");
        faulty = Plans.like("plus");
        try (Desk cora = deskOf(Person.CORA)) {
            sold.duplicate(cora, 2);
            cora.open(sold.draft("prices"));
            cora.page().locator("input[aria-label='gpt-5, Output, Priority']").fill("50");
            cora.save();
            sold.submit(cora);
            spoil(cora);
        }
    }

    private static void spoil(Desk cora) {
        faulty.duplicate(cora, 1);
        faulty.save(cora, "periods", TIERS);
        faulty.save(cora, "allowances", ALLOWANCES);
        faulty.save(cora, "entitlements", "{\"multiplier\": -1}");
        cora.open(faulty.draft("prices"));
        cora.page().locator("input[aria-label='gpt-5, Input, Standard']").fill("lots");
        cora.save();
        cora.open(faulty.draft("basics"));
        cora.page().locator("#name").fill("");
        cora.page().locator("#hold").fill("soon");
        cora.save();
    }

    @ParameterizedTest
    @MethodSource("dev.thinkwatt.e2e.console.Look#all")
    void fitsAndBreaksNoRule(Look look) {
        try (Desk desk = deskOf(Person.MAX, look)) {
            album.show("plans", "/console/catalog/plans", desk, look);
            lookAtPlan(desk, look);
            lookAtDrafts(desk, look);
            lookAtModels(desk, look);
            lookAtPrices(desk, look);
        }
        album.check();
    }

    private void lookAtPlan(Desk desk, Look look) {
        album.show("plan", sold.page(), desk, look);
        album.show("plan-version", sold.page("versions/1"), desk, look);
        album.show("plan-compare", sold.page("comparison?from=1&to=draft"), desk, look);
        album.show("plan-rollback", sold.page("versions/1/rollback"), desk, look);
        desk.button("Roll back now").click();
        desk.page().locator("#reason-wrong").waitFor();
        album.look("plan-rollback-wrong", desk, look);
        album.show("plan-economics", sold.page("economics?site=us-east"), desk, look);
        album.show("plan-economics-wrong", sold.page("economics?inputTokens=many"), desk, look);
        album.show("plan-defaults", "/console/catalog/plans/plus/defaults", desk, look);
        desk.button("Set the default").click();
        desk.page().locator("#reason-wrong").waitFor();
        album.look("plan-defaults-wrong", desk, look);
        album.show("plan-defaults-rollback", "/console/catalog/plans/plus/defaults/rollback", desk, look);
        album.show("plan-new", "/console/catalog/new-plan", desk, look);
    }

    private void lookAtDrafts(Desk desk, Look look) {
        album.show("draft", sold.page("draft"), desk, look);
        album.show("draft-approve", sold.draft("approval"), desk, look);
        album.show("draft-wrong", faulty.page("draft"), desk, look);
        album.show("draft-submit", faulty.draft("submission"), desk, look);
        album.show("draft-discard", faulty.draft("discard"), desk, look);
        for (String section : SECTIONS) {
            album.show("draft-" + section.replaceFirst("^(json|form)/", ""), faulty.draft(section), desk, look);
        }
        album.show("draft-models-json", faulty.draft("json/models"), desk, look);
        lookAtOvertaken(desk, look);
    }

    /** Two windows of one person are two editors too. */
    private void lookAtOvertaken(Desk desk, Look look) {
        desk.open(faulty.draft("json/expiry"));
        Page page = desk.page();
        String text = page.locator("#text").inputValue();
        Page other = page.context().newPage();
        other.navigate(page.url());
        other.locator("#text").fill(text.isBlank() ? "{\"act\": \"RELEASE\"}" : "");
        other.waitForNavigation(() -> other.locator("main form button").click());
        other.close();
        desk.save();
        page.locator("input[name=over]").waitFor();
        album.look("draft-overtaken", desk, look);
    }

    private void lookAtModels(Desk desk, Look look) {
        album.show("models", "/console/catalog/models", desk, look);
        album.show("model", MODEL, desk, look);
        album.show("model-evaluations", MODEL + "/evaluations", desk, look);
        desk.page()
                .locator("#benchmark")
                .fill("look-" + UUID.randomUUID().toString().substring(0, 8));
        desk.button("Record").click();
        desk.page().locator("#score-wrong").waitFor();
        album.look("model-evaluations-wrong", desk, look);
        album.show("model-retirement", MODEL + "/retirement", desk, look);
        desk.button("Announce the retirement").click();
        desk.page().locator(".tw-wrong").first().waitFor();
        album.look("model-retirement-wrong", desk, look);
    }

    private void lookAtPrices(Desk desk, Look look) {
        album.show("calculator", "/console/catalog/calculator", desk, look);
        desk.page().locator("#planId").selectOption("enterprise-api");
        desk.page().locator("#model").fill("gpt-5");
        desk.page().locator("#site").selectOption("us-east");
        desk.page().locator("[name=inputTokens]").fill("1200");
        desk.page().locator("[name=outputTokens]").fill("500");
        desk.button("Calculate").click();
        desk.page().locator("[data-charged]").waitFor();
        album.look("calculator-price", desk, look);
    }
}
