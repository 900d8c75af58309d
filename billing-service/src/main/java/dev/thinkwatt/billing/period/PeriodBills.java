package dev.thinkwatt.billing.period;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.UsageSums;
import dev.thinkwatt.billing.rating.UsageSums.UsedSum;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.rating.HeldPlans;
import dev.thinkwatt.model.rating.PeriodBill.UsageBill;
import dev.thinkwatt.model.rating.PeriodRater;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what one invoice charges by the period, in any order. Usage of one month is charged together as far as the plan
 * versions of its decisions have the same terms. What arrives late is charged with all of its month, less what earlier
 * invoices charged for that month: the invoices of a month's usage come to what one of it all would have come to.
 */
public final class PeriodBills {

    private record Key(YearMonth usedIn, PlanVersion terms) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::usedIn)
            .thenComparing(key -> key.terms().id())
            .thenComparing(key -> key.terms().version());

    private final Account account;
    private final YearMonth month;
    private final Catalog catalog;
    private final Map<PlanVersion, Optional<PlanVersion>> termsOf = new HashMap<>();
    private final Map<Key, Quantities> used = new TreeMap<>(ORDER);
    private final Map<Key, Quantities> usedBefore = new HashMap<>();

    /** @param month of the invoice */
    public PeriodBills(Account account, YearMonth month, Catalog catalog) {
        this.account = account;
        this.month = month;
        this.catalog = catalog;
    }

    /**
     * The bill of a month's usage under the same terms.
     *
     * @param plan the first version that has them
     * @param share of the month that versions with them were held
     * @param bill of all usage of that month by now
     * @param before of what earlier invoices charged; null in the invoice of the month itself
     */
    public record Billed(
            YearMonth usedIn,
            Plan plan,
            Share share,
            UsageBill bill,
            @Nullable UsageBill before) {}

    /** @param sign 1, or -1 for a charge that is taken back */
    public void add(Charge charge, int sign) {
        key(charge.chargeMonth(), charge.rated().plan())
                .ifPresent(key ->
                        used.computeIfAbsent(key, ignored -> new Quantities()).add(charge, sign));
    }

    /** Adds what the database added up. */
    public void add(UsedSum sum) {
        key(sum.usedIn(), sum.plan())
                .ifPresent(key ->
                        used.computeIfAbsent(key, ignored -> new Quantities()).add(sum));
    }

    /** Reads what earlier invoices charged for the months that something late was added of. */
    public void readEarlier(Connection connection) throws SQLException {
        Set<YearMonth> late = new TreeSet<>();
        used.keySet().stream()
                .map(Key::usedIn)
                .filter(usedIn -> !usedIn.equals(month))
                .forEach(late::add);
        if (!late.isEmpty()) {
            UsageSums.invoicedBefore(connection, account.accountId(), month, late)
                    .forEach(this::addEarlier);
        }
    }

    /** Adds what an earlier invoice charged. */
    void addEarlier(UsedSum sum) {
        key(sum.usedIn(), sum.plan())
                .ifPresent(key -> usedBefore
                        .computeIfAbsent(key, ignored -> new Quantities())
                        .add(sum));
    }

    /** The bills: of every terms held in the month, used or not, and of those of earlier months that something changed. */
    public List<Billed> billed() {
        Map<Key, Share> shares = new HashMap<>(shares(month));
        Set<Key> keys = new TreeSet<>(ORDER);
        keys.addAll(shares.keySet());
        keys.addAll(used.keySet());
        keys.stream().map(Key::usedIn).distinct().forEach(usedIn -> shares.putAll(shares(usedIn)));
        List<Billed> bills = new ArrayList<>();
        for (Key key : keys) {
            bills.add(billed(key, shares.getOrDefault(key, new Share(0, 1))));
        }
        return bills;
    }

    private Billed billed(Key key, Share share) {
        Plan plan = catalog.plan(key.terms()).orElseThrow();
        Quantities before = usedBefore.getOrDefault(key, new Quantities());
        Quantities all = new Quantities();
        all.add(before);
        all.add(used.getOrDefault(key, new Quantities()));
        return new Billed(
                key.usedIn(),
                plan,
                share,
                rate(plan, share, all),
                key.usedIn().equals(month) ? null : rate(plan, share, before));
    }

    private UsageBill rate(Plan plan, Share share, Quantities quantities) {
        return PeriodRater.usage(plan.periodTerms(), account.currency(), share, quantities.usage());
    }

    private Map<Key, Share> shares(YearMonth usedIn) {
        Map<Key, Share> shares = new HashMap<>();
        HeldPlans.of(account, span(usedIn), catalog)
                .forEach((plan, share) -> key(usedIn, plan).ifPresent(key -> shares.merge(key, share, Share::plus)));
        return shares;
    }

    private TimeSpan span(YearMonth usedIn) {
        return new TimeSpan(account.startOf(usedIn), account.startOf(usedIn.plusMonths(1)));
    }

    /** None where the version charges nothing by the period. */
    private Optional<Key> key(YearMonth usedIn, PlanVersion plan) {
        return termsOf.computeIfAbsent(plan, this::terms).map(terms -> new Key(usedIn, terms));
    }

    private Optional<PlanVersion> terms(PlanVersion version) {
        return catalog.plan(version)
                .map(Plan::periodTerms)
                .filter(terms -> charges(terms))
                .map(terms -> catalog.firstWithTermsOf(version));
    }

    private boolean charges(PeriodTerms terms) {
        Optional<Money> minimum = terms.minimumIn(account.currency());
        return minimum.isPresent() || !terms.chargesIn(account.currency()).isEmpty();
    }
}
