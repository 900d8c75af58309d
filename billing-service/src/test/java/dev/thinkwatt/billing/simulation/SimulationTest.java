package dev.thinkwatt.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.simulation.SimulationRepository.Charged;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 1200 tokens at 1.25 USD or 1.10 EUR a million, and 500 at 10 USD or 9 EUR. */
class SimulationTest {

    private static final Plan TRIED = TestCatalog.abroad();
    private static final Catalog NOTHING = Catalog.of(List.of());

    @Test
    void addsUpByAccountInItsCurrency() {
        Simulation simulation = simulation(follower("acme", "USD"), follower("bolt", "EUR"), follower("calm", "USD"));
        simulation.add(charged("acme", "1"));
        simulation.add(charged("acme", "2"));
        simulation.add(charged("bolt", "3"));

        List<AccountImpact> impacts = simulation.impacts();
        assertThat(impacts).extracting(AccountImpact::accountId).containsExactly("acme", "bolt", "calm");
        assertThat(impacts).extracting(AccountImpact::events).containsExactly(2L, 1L, 0L);
        assertThat(impacts.get(0).usageBefore()).isEqualByComparingTo("2");
        assertThat(impacts.get(0).energyBefore()).isEqualByComparingTo("0.5");
        assertThat(impacts.get(0).usageAfter()).isEqualByComparingTo("0.013");
        assertThat(impacts.get(1).usageAfter()).isEqualByComparingTo("0.00582");
        assertThat(impacts.get(2).after()).isZero();
    }

    @Test
    void leavesOutWhoDoesNotFollowThePlan() {
        Simulation simulation = simulation(follower("acme", "USD"));
        simulation.add(charged("gone", "1"));
        assertThat(simulation.impacts()).extracting(AccountImpact::events).containsExactly(0L);
    }

    @Test
    void countsWhatHasNoPriceInWhatIsTried() {
        Simulation simulation = simulation(follower("acme", "CHF"));
        simulation.add(charged("acme", "1"));
        AccountImpact impact = simulation.impacts().getFirst();
        assertThat(impact.unpriced()).isEqualTo(1);
        assertThat(impact.before()).isEqualByComparingTo("1.25");
        assertThat(impact.after()).isZero();
    }

    private static Simulation simulation(Follower... followers) {
        return new Simulation(TRIED, NOTHING, List.of(followers));
    }

    private static Follower follower(String accountId, String currency) {
        return new Follower(
                accountId,
                Currency.getInstance(currency),
                ZoneOffset.UTC,
                new Subscription(TRIED.id(), null, TestCatalog.START),
                3);
    }

    /** At another price than the one that is tried, under a version that is not published here. */
    private static Charged charged(String accountId, String requestId) {
        UsageEvent event = Usages.event(
                accountId,
                requestId,
                new dev.thinkwatt.model.usage.PlanVersion(TRIED.id(), 77),
                Instant.parse("2026-11-05T12:00:00Z"));
        return new Charged(event, BigDecimal.ONE, new BigDecimal("0.25"));
    }
}
