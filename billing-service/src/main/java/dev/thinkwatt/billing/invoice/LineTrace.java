package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Leads from a line of an invoice to what it is made of. */
@ApplicationScoped
public class LineTrace {

    private final BilledAccounts accounts;
    private final LineCharges charges;
    private final InvoiceAgain again;
    private final CatalogReplica catalog;

    LineTrace(BilledAccounts accounts, LineCharges charges, InvoiceAgain again, CatalogReplica catalog) {
        this.accounts = accounts;
        this.charges = charges;
        this.again = again;
        this.catalog = catalog;
    }

    /** Whether a line adds up charges, so that there is something to list. */
    public static boolean addsUpCharges(InvoiceLine line) {
        return LinePart.usedIn(line) != null;
    }

    /** The charges of a line, by time. */
    public Page<LineCharge> charges(KeptInvoice kept, int number, PageRequest page) {
        Invoice invoice = kept.invoice();
        return Page.of(
                charges.page(invoice, line(invoice, number), LineCharges.Place.parse(page.after()), page.limit() + 1),
                page.limit(),
                LineCharge::place);
    }

    /** The tree of numbers behind a line. */
    public Why why(KeptInvoice of, int number) {
        Invoice invoice = of.invoice();
        InvoiceLine kept = line(invoice, number);
        BilledAccount account = accounts.find(invoice.accountId()).orElseThrow();
        try {
            InvoiceAgain.Drawn drawn = again.draw(account, invoice, of.finalisedAt() != null, List.of(kept));
            Optional<InvoiceLine> line = drawn.again().lines().stream()
                    .filter(other -> LineKey.of(other).equals(LineKey.of(kept)))
                    .findFirst();
            String page = "/console/billing/invoices/" + of.invoiceId() + "/lines/" + number + "#charges";
            return new LineWhy(catalog.current(), invoice.currency(), page)
                    .of(line, drawn.parts().getFirst(), kept);
        } catch (InvoiceNotDrawn e) {
            throw e.asProblem();
        }
    }

    /** All charges of a line, as rows of a file. */
    StreamingOutput csv(KeptInvoice kept, int number) {
        Invoice invoice = kept.invoice();
        InvoiceLine line = line(invoice, number);
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            LineChargesCsv csv = new LineChargesCsv(writer);
            charges.each(invoice, line, csv::row);
            csv.close();
        };
    }

    private static InvoiceLine line(Invoice invoice, int number) {
        if (number > invoice.lines().size()) {
            throw ProblemException.notFound("The invoice has no line " + number + ".");
        }
        return invoice.lines().get(number - 1);
    }
}
