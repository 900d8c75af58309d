package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Plans whose subscribers the pages are tested with, and what these subscribers do. */
final class People {

    /** Two thinking messages a week, then thinking-mini, and all knobs. */
    static final Plan TWO = Plans.with(
            Plans.plan("pages-two", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(2))),
            new Entitlements(
                    null,
                    null,
                    List.of(),
                    List.of(
                            new Knob.Persona(List.of(Knobs.Style.BALANCED, Knobs.Style.WARM), 20, 80),
                            new Knob.SpendingCap(Money.of("100", "USD")),
                            new Knob.SafetyLevel(List.of("usual", "strict")))));

    /** Four thinking messages a week, then thinking-mini. */
    static final Plan FOUR =
            Plans.plan("pages-four", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(4)));

    static final Plan POOLED = Plans.plan(
            "pages-pooled",
            Plan.UnlistedModel.DENY,
            List.of(new Allowance(
                    "pool",
                    Allowance.Meter.REQUESTS,
                    Set.of(Plans.THINKING),
                    new BigDecimal("3"),
                    new Window.Calendar(Window.Unit.MONTH),
                    Allowance.Scope.ACCOUNT,
                    Allowance.Counts.ALL,
                    new AtLimit.Deny(),
                    null,
                    null,
                    null)));

    private People() {}

    /** Asks so often for the model that allowances count. */
    static void ask(String subscriberId, int times) {
        for (int n = 0; n < times; n++) {
            Gateway.decide(Gateway.request(subscriberId, Plans.THINKING)).then().statusCode(200);
        }
    }

    static String page(String subscriberId) {
        return "/console/quota/subscribers/" + subscriberId;
    }

    /** The account that a test's subscriber is of. */
    static String account(String subscriberId) {
        return "account-" + subscriberId.substring("subscriber-".length());
    }
}
