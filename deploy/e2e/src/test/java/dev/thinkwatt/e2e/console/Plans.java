package dev.thinkwatt.e2e.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
import java.time.Instant;
import java.util.UUID;

/** The pages of one plan, which no other test knows. */
record Plans(String id) {

    private static final String PAGES = "/console/catalog/plans";
    private static final LocalStack STACK = Launcher.ofTests().stack();

    /** A plan like another, in force. */
    static Plans like(String other) {
        Plans plan = new Plans(other + "-" + UUID.randomUUID().toString().substring(0, 8));
        new Publishing(STACK).first(plan.id, other);
        return plan;
    }

    /** A new version with another fee, in force at once. */
    void publish(String fee) {
        new Publishing(STACK).next(id, document -> charge(document, fee));
    }

    /** A new version that promises its subscribers so many days of notice, in force at once. */
    void promise(int days) {
        new Publishing(STACK)
                .next(
                        id,
                        document -> document.withObjectProperty("entitlements").put("changeNoticeDays", days));
    }

    /** A new version with another fee, in force from then on. */
    void schedule(String fee, Instant from) {
        new Publishing(STACK).next(id, document -> charge(document, fee), from);
    }

    /** A draft with another fee and another price of what GPT-5 reads. */
    void draft(String fee, String input) {
        new Publishing(STACK).draft(id, document -> {
            charge(document, fee);
            for (JsonNode row : document.get("prices")) {
                if (row.get("model").asText().equals("gpt-5")
                        && row.get("kind").asText().equals("INPUT")
                        && row.get("tier").asText().equals("STANDARD")) {
                    ((ObjectNode) row.get("price")).put("amount", input);
                }
            }
        });
    }

    private static void charge(ObjectNode document, String fee) {
        document.putObject("baseFee").put("amount", fee).put("currency", "USD");
    }

    String page() {
        return PAGES + "/" + id;
    }

    String page(String path) {
        return page() + "/" + path;
    }

    String draft(String section) {
        return page("draft/" + section);
    }

    /** Begins a draft as a copy of a version. */
    void duplicate(Desk admin, int version) {
        admin.open(page());
        admin.button("Duplicate version " + version + " into a draft").click();
        admin.arriveAt(page("draft"));
    }

    /** Saves a section as JSON. */
    void save(Desk admin, String section, String json) {
        admin.open(draft("json/" + section));
        admin.page().locator("#text").fill(json);
        admin.save();
    }

    void submit(Desk admin) {
        admin.open(draft("submission"));
        admin.page().locator("#reason").fill("to see it through");
        admin.button("Submit").click();
        admin.arriveAt(page("draft"));
    }

    void approve(Desk approver) {
        approver.open(draft("approval"));
        Page page = approver.page();
        page.locator("#confirmation").fill(id);
        approver.button("Approve and publish").click();
        approver.arriveAt(page());
    }
}
