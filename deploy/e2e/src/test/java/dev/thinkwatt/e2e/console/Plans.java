package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Page;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
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
        new Publishing(STACK)
                .next(
                        id,
                        document ->
                                document.putObject("baseFee").put("amount", fee).put("currency", "USD"));
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
