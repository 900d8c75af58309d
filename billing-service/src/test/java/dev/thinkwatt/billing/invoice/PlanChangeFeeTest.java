package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The base fee of a month of 30 days in which an account goes from {@code plus} to {@code abroad}, both 20 a seat, or back. */
class PlanChangeFeeTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final Catalog CATALOG = Catalog.of(List.of(
            new PublishedPlan(1, TestCatalog.START, null, TestCatalog.plus()),
            new PublishedPlan(1, TestCatalog.START, null, TestCatalog.abroad())));
    private static final Seat ALWAYS = Drawable.seat("2026-01-01T00:00:00Z", null);

    @Test
    void dividesTheMonthByTime() {
        assertThat(fees(List.of(ALWAYS, ALWAYS), plus("2026-01-01T00:00:00Z"), abroad("2026-11-10T00:00:00Z")))
                .extracting(line -> line.plan().id(), InvoiceLine.BaseFee::seats, InvoiceLine.BaseFee::amount)
                .containsExactly(
                        tuple("abroad", 2L, new BigDecimal("28.00")), tuple("plus", 2L, new BigDecimal("12.00")));
    }

    @Test
    void whatASeatPaysIsTheWholeMonthWheneverItWasTaken() {
        Seat before = Drawable.seat("2026-01-01T00:00:00Z", "2026-11-02T00:00:00Z");
        Seat after = Drawable.seat("2026-11-20T00:00:00Z", null);
        Seat over = Drawable.seat("2026-11-05T00:00:00Z", "2026-11-11T00:00:00Z");
        Subscription[] change = {plus("2026-01-01T00:00:00Z"), abroad("2026-11-10T00:00:00Z")};

        assertThat(fees(List.of(before), change))
                .extracting(InvoiceLine.BaseFee::amount)
                .containsExactly(usd("20.00"));
        assertThat(fees(List.of(after), change))
                .extracting(InvoiceLine.BaseFee::amount)
                .containsExactly(usd("20.00"));
        assertThat(fees(List.of(over), change))
                .extracting(InvoiceLine.BaseFee::amount)
                .containsExactly(usd("14.00"), usd("6.00"));
    }

    @Test
    void aChangeOnTheBoundaryDividesNothing() {
        assertThat(fees(List.of(ALWAYS), plus("2026-01-01T00:00:00Z"), abroad("2026-11-01T00:00:00Z")))
                .singleElement()
                .satisfies(line -> assertThat(line.plan().id()).isEqualTo("abroad"));
        assertThat(fees(List.of(ALWAYS), plus("2026-01-01T00:00:00Z"), abroad("2026-12-01T00:00:00Z")))
                .singleElement()
                .satisfies(line -> assertThat(line.plan().id()).isEqualTo("plus"));
    }

    @Test
    void whoChangesThereAndBackPaysForBothParts() {
        assertThat(fees(
                        List.of(ALWAYS),
                        plus("2026-01-01T00:00:00Z"),
                        abroad("2026-11-10T00:00:00Z"),
                        plus("2026-11-25T00:00:00Z")))
                .extracting(line -> line.plan().id(), InvoiceLine.BaseFee::amount)
                .containsExactly(tuple("abroad", usd("10.00")), tuple("plus", usd("10.00")));
    }

    private static List<InvoiceLine.BaseFee> fees(List<Seat> seats, Subscription... subscriptions) {
        Account account = new Account(
                "acme",
                "Acme",
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Account.Status.ACTIVE,
                Arrays.asList(subscriptions));
        return BaseFees.lines(account, seats, START, END, CATALOG);
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    private static Subscription plus(String from) {
        return new Subscription("plus", null, Instant.parse(from));
    }

    private static Subscription abroad(String from) {
        return new Subscription("abroad", null, Instant.parse(from));
    }
}
