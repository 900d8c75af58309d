package dev.thinkwatt.billing.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** What must hold between rows, asked of the database: balance, and that nothing is missing and nothing is extra. */
final class LedgerAudit {

    private static final String UNBALANCED = """
            select account_id || '/' || transfer_id, sum(amount), 0 from ledger_entry
            group by account_id, transfer_id, currency having sum(amount) <> 0
            """;

    private static final String TRANSFERS_OF_NOTHING = """
            select account_id || '/' || transfer_id, 'a transfer', 'no charge' from ledger_entry l
            where cause = 'USAGE' and line = 0
                and booked_at >= coalesce((select max(kept_from) from dropped_month), '-infinity')
                and not exists (
                select from charge c where c.account_id = l.account_id and c.event_id = l.transfer_id)
            """;

    private static final String TRANSFERS_OF_NO_REVERSAL = """
            select account_id || '/' || transfer_id, 'a transfer', 'no reversal' from ledger_entry l
            where cause = 'REVERSAL' and line = 0
                and booked_at >= coalesce((select max(kept_from) from dropped_month), '-infinity')
                and not exists (
                select from reversal r where r.account_id = l.account_id and r.transfer_id = l.transfer_id)
            """;

    private static final String TAKEN_BACK_IN_PART = """
            select r.account_id || '/' || r.event_id || ' ' || ledger_account, sum(amount), 0
            from reversal r join ledger_entry l on l.account_id = r.account_id and l.transfer_id in (r.event_id, r.transfer_id)
            group by r.account_id, r.event_id, ledger_account having sum(amount) <> 0
            """;

    private static final String TAKEN_BACK_FOR_NOTHING = """
            select account_id || '/' || event_id, 'taken back', 'corrected by an event that is priced' from reversal r
            where not exists (select from charge c where c.account_id = r.account_id and c.event_id = r.corrected_by)
                and not exists (
                    select from event_seen s join dropped_month on month = charge_month
                    where s.account_id = r.account_id and s.event_id = r.corrected_by)
            """;

    private static final String CHARGED_BESIDE_ITS_CORRECTION = """
            select account_id || '/' || event_id, 'charged, and another stands for it', 'one of them'
            from reversal r join charge c using (account_id, event_id) where r.transfer_id is null
            """;

    private static final String CHARGES_TAKEN_BACK_OF_NOTHING = """
            select account_id || '/' || event_id, 'a charge taken back', 'no charge' from reversal r
            where transfer_id is not null and not exists (
                    select from charge c where c.account_id = r.account_id and c.event_id = r.event_id)
                and not exists (
                    select from event_seen s join dropped_month on month = charge_month
                    where s.account_id = r.account_id and s.event_id = r.event_id)
            """;

    private static final String TRANSFERS_OF_NO_INVOICE = """
            select account_id || '/' || transfer_id, 'a transfer', 'no final invoice' from ledger_entry l
            where cause = 'INVOICE' and line = 0 and not exists (
                select from invoice i where i.invoice_id = l.transfer_id and i.status = 'FINALISED')
            """;

    /** By revenue stream: what a final invoice says against what its own transfer booked. */
    private static final String INVOICES_BOOKED_OTHERWISE = """
            select i.invoice_id || ' ' || stream.ledger_account, coalesce(booked.amount, 0), stream.amount
            from invoice i
                cross join lateral (select i.document::json -> 'totals' as totals) d
                cross join lateral (values
                    ('revenue:subscription', (d.totals ->> 'baseFee')::numeric),
                    ('revenue:usage', coalesce((d.totals ->> 'periodCharges')::numeric, 0)),
                    ('revenue:energy', coalesce((d.totals ->> 'energyByUsage')::numeric, 0)),
                    ('revenue:commitment', coalesce((d.totals ->> 'commitment')::numeric, 0)
                        + coalesce((d.totals ->> 'minimum')::numeric, 0)),
                    ('discounts', coalesce((d.totals ->> 'discounts')::numeric, 0)),
                    ('tax', coalesce((d.totals ->> 'tax')::numeric, 0)),
                    ('rounding', (d.totals ->> 'rounding')::numeric)) as stream (ledger_account, amount)
                left join lateral (
                    select -sum(amount) as amount from ledger_entry l
                    where l.account_id = i.account_id and l.transfer_id = i.invoice_id
                        and l.ledger_account = stream.ledger_account) booked on true
            where i.status = 'FINALISED' and coalesce(booked.amount, 0) <> stream.amount
            """;

    private static final String CREDIT_OVERDRAWN = """
            select c.account_id || '/' || c.credit_id, used.amount, c.amount
            from credit c cross join lateral (
                select sum(amount) as amount from credit_use u
                where u.account_id = c.account_id and u.credit_id = c.credit_id) used
            where used.amount > c.amount
            """;

    /** What accounts have left, by row against by ledger. */
    private static final String CREDIT_BOOKED_OTHERWISE = """
            select account_id, coalesce(booked.amount, 0), coalesce(kept.amount, 0)
            from (
                select account_id, -sum(amount) as amount from ledger_entry where ledger_account = 'credits'
                group by account_id) booked
                full join (
                select c.account_id, sum(c.amount - coalesce(used.amount, 0)) as amount
                from credit c left join (
                    select account_id, credit_id, sum(amount) as amount from credit_use
                    group by account_id, credit_id) used using (account_id, credit_id)
                group by c.account_id) kept using (account_id)
            where coalesce(booked.amount, 0) <> coalesce(kept.amount, 0)
            """;

    private static final String CREDIT_PAID_OTHERWISE = """
            select i.invoice_id, coalesce(used.amount, 0),
                coalesce((i.document::json -> 'totals' ->> 'paidByCredit')::numeric, 0)
            from invoice i left join (
                select invoice_id, sum(amount) as amount from credit_use where kind = 'PAID' group by invoice_id) used
                using (invoice_id)
            where i.status = 'FINALISED' and coalesce(used.amount, 0)
                <> coalesce((i.document::json -> 'totals' ->> 'paidByCredit')::numeric, 0)
            """;

    private static final String CREDIT_NOTES_BOOKED_OTHERWISE = """
            select coalesce(n.number, l.transfer_id::text), l.amount, -n.total
            from credit_note n full join (
                select transfer_id, sum(amount) as amount from ledger_entry
                where cause = 'CREDIT_NOTE' and ledger_account = 'receivable' group by transfer_id) l
                on l.transfer_id = n.credit_note_id
            where l.amount is distinct from -n.total
            """;

    private static final String PAYMENTS_BOOKED_OTHERWISE = """
            select coalesce(p.payment_id, l.transfer_id::text), l.amount, p.amount
            from payment p full join (
                select transfer_id, sum(amount) as amount from ledger_entry
                where cause = 'PAYMENT' and ledger_account = 'cash' group by transfer_id) l using (transfer_id)
            where l.amount is distinct from p.amount
            """;

    private static final String CREDIT_RETURNED_OTHERWISE = """
            select r.account_id || '/' || r.credit_id, r.amount, c.amount
            from credit_return r join credit c using (account_id, credit_id)
            where r.amount <> c.amount or c.source <> 'RETURNED' or r.amount > (
                select coalesce(sum(u.amount), 0) from credit_use u
                where u.account_id = r.account_id and u.credit_id = r.paid_with and u.invoice_id = r.invoice_id
                    and u.kind = 'PAID')
            union all
            select c.account_id || '/' || c.credit_id, c.amount, null from credit c
            where c.source = 'RETURNED' and not exists (
                select from credit_return r where r.account_id = c.account_id and r.credit_id = c.credit_id)
            """;

    private static final String PAID_TWICE = """
            select invoice_id, paid, total - paid_by_credit from receivable where paid > total - paid_by_credit
            """;

    private static final String CREDIT_NOTES_OF_OTHER_LINES = """
            select number, lines + tax, total
            from (
                select n.number, n.total, coalesce((n.document::json ->> 'tax')::numeric, 0) as tax, (
                    select sum((line ->> 'amount')::numeric) from json_array_elements(n.document::json -> 'lines') line) as lines
                from credit_note n) note
            where lines + tax <> total
            """;

    private static final String CREDITED_TWICE = """
            select c.invoice_id || ' line ' || c.line, c.amount, i.amount
            from (
                select n.invoice_id, (line ->> 'line')::int as line, sum((line ->> 'amount')::numeric) as amount
                from credit_note n, json_array_elements(n.document::json -> 'lines') line group by 1, 2) c
                join lateral (
                    select (i.document::json -> 'lines' -> (c.line - 1) ->> 'amount')::numeric as amount
                    from invoice i where i.invoice_id = c.invoice_id) i on true
            where abs(c.amount) > abs(i.amount) or sign(c.amount) <> sign(i.amount) and c.amount <> 0
            """;

    private static final String EVENTS_LOST = """
            select account_id || '/' || event_id, 'neither priced, pending nor parked', 'one of them'
            from event_seen s
            where not exists (select from charge c where c.account_id = s.account_id and c.event_id = s.event_id)
                and not exists (select from pending_event p where p.account_id = s.account_id and p.event_id = s.event_id)
                and not exists (
                    select from parked_event k where k.payload_hash = s.payload_hash and k.reason = 'UNPRICEABLE')
                and not exists (select from dropped_month where month = s.charge_month)
            """;

    private static final String CHARGES_OF_NOTHING = """
            select account_id || '/' || event_id, 'a charge', 'no event accepted' from charge c
            where not exists (select from event_seen s where s.account_id = c.account_id and s.event_id = c.event_id)
            """;

    private static final String PRICED_AND_PENDING = """
            select account_id || '/' || event_id, 'priced and pending', 'one of them'
            from charge join pending_event using (account_id, event_id)
            """;

    private final Findings findings;

    LedgerAudit(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        findings.none(connection, "transfer out of balance", UNBALANCED);
        findings.none(connection, "transfer without a charge", TRANSFERS_OF_NOTHING);
        findings.none(connection, "transfer without a reversal", TRANSFERS_OF_NO_REVERSAL);
        findings.none(connection, "charge taken back in part", TAKEN_BACK_IN_PART);
        findings.none(connection, "charge taken back for nothing", TAKEN_BACK_FOR_NOTHING);
        findings.none(connection, "event charged beside its correction", CHARGED_BESIDE_ITS_CORRECTION);
        findings.none(connection, "reversal without a charge", CHARGES_TAKEN_BACK_OF_NOTHING);
        findings.none(connection, "transfer without a final invoice", TRANSFERS_OF_NO_INVOICE);
        findings.none(connection, "invoice booked otherwise", INVOICES_BOOKED_OTHERWISE);
        findings.none(connection, "credit overdrawn", CREDIT_OVERDRAWN);
        findings.none(connection, "credit booked otherwise", CREDIT_BOOKED_OTHERWISE);
        findings.none(connection, "invoice paid by other credit than it says", CREDIT_PAID_OTHERWISE);
        findings.none(connection, "credit note booked otherwise", CREDIT_NOTES_BOOKED_OTHERWISE);
        findings.none(connection, "payment booked otherwise", PAYMENTS_BOOKED_OTHERWISE);
        findings.none(connection, "credit given back otherwise", CREDIT_RETURNED_OTHERWISE);
        findings.none(connection, "invoice paid beyond its total", PAID_TWICE);
        findings.none(connection, "credit note of other lines", CREDIT_NOTES_OF_OTHER_LINES);
        findings.none(connection, "line taken back beyond its amount", CREDITED_TWICE);
        findings.none(connection, "event lost", EVENTS_LOST);
        findings.none(connection, "charge without an accepted event", CHARGES_OF_NOTHING);
        findings.none(connection, "event twice", PRICED_AND_PENDING);
    }
}
