package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody at the form of what is charged by the period, with one charge. */
record PeriodsDesk(Desk desk) {

    private static final String CHARGE = "periodTerms.charges[0].";

    /** With the two tiers that it begins with. */
    void addGraduated(String id, String model, String kind) {
        desk.button("Add a charge").click();
        fill("id", id);
        check("models", model);
        check("kinds", kind);
    }

    void addTier(int index) {
        desk.button("Add a tier").click();
        field("charge.tiers[" + index + "].upTo").waitFor();
    }

    /** A price for a thousand units. */
    void tier(int index, String upTo, String price) {
        String tier = "charge.tiers[" + index + "].";
        fill(tier + "upTo", upTo);
        fill(tier + "unit.price.amount", price);
        fill(tier + "unit.per", "1000");
    }

    void fill(String field, String text) {
        field(field).fill(text);
    }

    /** Answers what is wrong with it. */
    String waitUntilWrong(String field) {
        page().locator(".tw-field-wrong > " + named(field) + "[aria-invalid=true]")
                .waitFor();
        return page().locator(".tw-field:has(" + named(field) + ") > .tw-wrong").innerText();
    }

    void waitUntilRight(String field) {
        page().locator(".tw-field:not(.tw-field-wrong) > " + named(field) + ":not([aria-invalid])")
                .waitFor();
    }

    private void check(String field, String value) {
        page().locator("[type=checkbox]" + named(field) + "[value='" + value + "']")
                .check();
    }

    private Locator field(String field) {
        return page().locator(named(field));
    }

    private static String named(String field) {
        return "[name='" + CHARGE + field + "']";
    }

    private Page page() {
        return desk.page();
    }
}
