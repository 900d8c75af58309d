package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.billing.rating.UsageReader;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.EnergyFactors;
import dev.thinkwatt.model.energy.KilowattHours;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices every event again from what came in, and compares with its charge and its transfer. */
final class ChargeAudit {

    private static final int FETCH_SIZE = 1000;

    private static final String PRICED = """
            select u.payload, l.receivable, l.usage, l.energy as energy_revenue, l.entries,
                a.time_zone, c.*,
                array(
                    select case when p.event_id = c.event_id then r.event_id else coalesce(q.first_event, r.event_id) end
                    from reversal r
                        left join repricing q on q.account_id = r.account_id and q.event_id = r.event_id
                        left join repricing p on p.account_id = r.account_id and p.event_id = r.corrected_by
                    where r.account_id = c.account_id and r.corrected_by = c.event_id) as corrected,
                exists (
                    select from repricing p where p.account_id = c.account_id and p.of_event = c.event_id) as repriced
            from charge c
                left join usage_event u on u.account_id = c.account_id and u.event_id = c.event_id
                join account a on a.account_id = c.account_id
                left join lateral (
                    select coalesce(sum(amount) filter (where ledger_account = 'receivable'), 0) as receivable,
                        coalesce(-sum(amount) filter (where ledger_account = 'revenue:usage'), 0) as usage,
                        coalesce(-sum(amount) filter (where ledger_account = 'revenue:energy'), 0) as energy,
                        count(*) as entries
                    from ledger_entry e
                    where e.account_id = c.account_id and e.transfer_id = c.event_id and e.currency = c.currency) l
                    on true
            where (?::text is null or c.account_id > ?) and (?::text is null or c.account_id <= ?)
            """;

    private final Catalog catalog;
    private final Findings findings;
    private final Rows progress;

    ChargeAudit(Catalog catalog, Findings findings, Rows progress) {
        this.catalog = catalog;
        this.findings = findings;
        this.progress = progress;
    }

    /** Hears of rows that were looked at. */
    interface Rows {
        void looked(long rows);
    }

    /** Looks at all accounts behind one and up to another; null where there is no end. */
    void run(Connection connection, @Nullable String after, @Nullable String last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRICED)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setString(1, after);
            statement.setString(2, after);
            statement.setString(3, last);
            statement.setString(4, last);
            try (ResultSet row = statement.executeQuery()) {
                long rows = 0;
                while (row.next()) {
                    compare(row);
                    rows++;
                    if (rows % FETCH_SIZE == 0) {
                        progress.looked(FETCH_SIZE);
                    }
                }
                progress.looked(rows % FETCH_SIZE);
            }
        }
    }

    private void compare(ResultSet row) throws SQLException {
        Charge charge = Charges.read(row);
        String id = charge.accountId() + "/" + charge.eventId();
        byte[] payload = row.getBytes("payload");
        if (payload == null) {
            findings.add("charge without an event", id, "charged", "no event");
            return;
        }
        UsageEvent event = UsageReader.kept(payload);
        compare(id, charge, event, row.getBoolean("repriced"));
        compareSubject(id, charge, event, ZoneId.of(row.getString("time_zone")));
        compareColumns(id, row, charge);
        compareCorrected(id, List.of((UUID[]) row.getArray("corrected").getArray()), event.corrects());
        BigDecimal charged = charge.rated().charged().amount();
        findings.same("ledger: receivable", id, row.getBigDecimal("receivable"), charged.add(charge.energyAmount()));
        findings.same("ledger: revenue of usage", id, row.getBigDecimal("usage"), charged);
        findings.same("ledger: revenue of energy", id, row.getBigDecimal("energy_revenue"), charge.energyAmount());
        if (row.getLong("entries") == 0) {
            findings.add("charge without a transfer", id, "no entry", "one transfer");
        }
    }

    /** @param repriced whether its electricity has another price now, at which another event stands for it */
    private void compare(String id, Charge charge, UsageEvent event, boolean repriced) {
        boolean estimated = charge.rated().hasEstimates();
        if (!(Rater.rate(event, catalog, charge.currency(), estimated) instanceof Rated rated)) {
            findings.add(
                    "charge of an event that has no price", id, charge.rated().charged(), "no price");
            return;
        }
        Rated recorded = charge.rated();
        findings.equal("charge: plan version", id, recorded.plan(), rated.plan());
        findings.equal("charge: included", id, recorded.included(), rated.included());
        findings.equal(
                "charge: currency", id, charge.currency(), rated.charged().currency());
        findings.same(
                "charge: worth", id, recorded.worth().amount(), rated.worth().amount());
        findings.same(
                "charge: charged",
                id,
                recorded.charged().amount(),
                rated.charged().amount());
        findings.same("charge: items", id, sum(recorded.items()), sum(rated.items()));
        if (repriced || estimated) {
            compareParts(id, charge);
            if (!repriced) {
                catalog.plan(event.plan()).ifPresent(plan -> compareEstimate(id, charge, event, plan));
            }
        } else {
            compareEnergy(id, charge, rated);
        }
        if (estimated && !repriced && !rated.hasEstimates()) {
            findings.add("charge: estimated", id, "estimated", "its prices are published");
        }
    }

    /** The prices that it was charged at, or that were estimated then, are in the charge: they are multiplied again. */
    private void compareParts(String id, Charge charge) {
        EnergyCharge recorded = charge.rated().energy();
        if (recorded == null) {
            findings.add("charge: energy", id, "none", "priced anew, and so charged before");
            return;
        }
        findings.equal(
                "charge: nWh",
                id,
                charge.nanoWattHours(),
                recorded.parts().stream().mapToLong(Part::nanoWattHours).sum());
        findings.same(
                "charge: energy",
                id,
                charge.energyAmount(),
                recorded.parts().stream()
                        .map(part -> KilowattHours.of(part.nanoWattHours()).multiply(part.rate()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * What was drawn follows from the usage and from the site as the charge says it was, and each rate from its price: of an estimate
     * that stands only the prices are taken as they are.
     */
    private void compareEstimate(String id, Charge charge, UsageEvent event, Plan plan) {
        EnergyCharge recorded = charge.rated().energy();
        SurchargePolicy policy = plan.surcharge();
        ServedModel model = plan.model(event.model()).orElse(null);
        if (recorded == null || policy == null || model == null) {
            return;
        }
        EnergyFactors factors = new EnergyFactors(
                recorded.pue(), policy.latencyFactor(event.serviceTier()), BigDecimal.ONE, recorded.workPerWh());
        findings.equal(
                "charge: nWh of the estimate",
                id,
                recorded.nanoWattHours(),
                model.energy().nanoWattHours(event.usage(), factors));
        for (Part part : recorded.parts()) {
            findings.same(
                    "charge: rate of the estimate",
                    id,
                    part.rate(),
                    policy.rate(part.effectivePrice()).perKwh());
        }
    }

    /** Where nothing is passed on, what was drawn may not have been known when the event was priced. */
    private void compareEnergy(String id, Charge charge, Rated rated) {
        EnergyCharge expected = rated.energy();
        findings.same(
                "charge: energy",
                id,
                charge.energyAmount(),
                expected == null ? BigDecimal.ZERO : expected.amount().amount());
        if (charge.rated().energy() != null && expected != null) {
            findings.equal("charge: nWh", id, charge.nanoWattHours(), expected.nanoWattHours());
        }
    }

    /** What the charge is for, and which month it belongs to. */
    private void compareSubject(String id, Charge charge, UsageEvent event, ZoneId zone) {
        findings.equal("charge: subscriber", id, charge.subscriberId(), event.subscriberId());
        findings.equal("charge: model", id, charge.model(), event.model());
        findings.equal("charge: site", id, charge.site(), event.site());
        findings.equal("charge: usage", id, charge.usage(), event.usage());
        findings.equal(
                "charge: month",
                id,
                charge.chargeMonth(),
                YearMonth.from(event.startedAt().atZone(zone)));
    }

    /** It stands for the event that it names; for more where that one had no charge, and for none where it names none. */
    private void compareCorrected(String id, List<UUID> recorded, @Nullable UUID corrects) {
        if (corrects == null ? !recorded.isEmpty() : !recorded.contains(corrects)) {
            findings.add("charge: what it corrects", id, recorded, corrects == null ? "nothing" : corrects);
        }
    }

    /** The columns that sums are made of, against the JSON that says how the charge was computed. */
    private void compareColumns(String id, ResultSet row, Charge charge) throws SQLException {
        findings.same("charge: energy column", id, row.getBigDecimal("energy_amount"), charge.energyAmount());
        findings.equal("charge: nWh column", id, row.getLong("energy_nwh"), charge.nanoWattHours());
    }

    private static BigDecimal sum(List<Item> items) {
        return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
