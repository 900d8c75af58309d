package dev.thinkwatt.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawDownTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
    private static final Set<Pays> ALL = Set.of(Pays.values());

    @Test
    void spendsTheLowestPriorityFirstThenWhatExpiresFirst() {
        List<Credit> credits = List.of(
                credit("late", 1, ALL, null, "10"),
                credit("never", 0, ALL, null, "10"),
                credit("soon", 0, ALL, "2027-01-01T00:00:00Z", "10"));

        assertThat(draw(credits, "0", "25", "0"))
                .extracting(Use::creditId, Use::amount)
                .containsExactly(tuple("soon", usd("10")), tuple("never", usd("10")), tuple("late", usd("5")));
    }

    @Test
    void paysOnlyForWhatItIsFor() {
        assertThat(draw(List.of(credit("fee", 0, Set.of(Pays.BASE_FEE), null, "50")), "20", "100", "3"))
                .extracting(Use::amount)
                .containsExactly(usd("20"));
        assertThat(draw(List.of(credit("energy", 0, Set.of(Pays.ENERGY), null, "50")), "20", "100", "0"))
                .isEmpty();
    }

    @Test
    void neverPaysMoreThanTheInvoiceComesTo() {
        assertThat(draw(List.of(credit("all", 0, ALL, null, "50")), "20", "-15", "0"))
                .extracting(Use::amount)
                .containsExactly(usd("5"));
        assertThat(draw(List.of(credit("all", 0, ALL, null, "50")), "0", "-15", "0"))
                .isEmpty();
        assertThat(draw(List.of(credit("all", 0, ALL, null, "50")), "20", "29.99", "0.01"))
                .extracting(Use::amount)
                .containsExactly(usd("50.00"));
    }

    @Test
    void paysForTheMonthsThatItLivesIn() {
        assertThat(draw(List.of(credit("over", 0, ALL, "2026-11-01T00:00:00Z", "50")), "20", "0", "0"))
                .extracting(Use::kind)
                .containsExactly(Use.Kind.LAPSED);
        assertThat(draw(List.of(credit("just", 0, ALL, "2026-11-01T00:00:00.000001Z", "50")), "20", "0", "0"))
                .extracting(Use::kind, Use::amount)
                .containsExactly(tuple(Use.Kind.PAID, usd("20")), tuple(Use.Kind.LAPSED, usd("30")));
        assertThat(draw(List.of(credit("next", 0, ALL, "2026-12-01T00:00:00.000001Z", "50")), "20", "0", "0"))
                .extracting(Use::kind)
                .containsExactly(Use.Kind.PAID);
    }

    private static List<Use> draw(List<Credit> credits, String fee, String usage, String energy) {
        return DrawDown.draw(
                credits,
                Map.of(Pays.BASE_FEE, usd(fee), Pays.USAGE, usd(usage), Pays.ENERGY, usd(energy)),
                usd(fee).add(usd(usage)).add(usd(energy)),
                FROM,
                UNTIL);
    }

    private static Credit credit(String id, int priority, Set<Pays> pays, @Nullable String expires, String amount) {
        return new Credit(
                id,
                Credit.Source.GRANTED,
                Money.of(amount, "USD"),
                priority,
                pays,
                Instant.parse("2026-01-01T00:00:00Z"),
                expires == null ? null : Instant.parse(expires),
                "test",
                usd(amount));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
