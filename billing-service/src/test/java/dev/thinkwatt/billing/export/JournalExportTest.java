package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.tax.TaxTreatment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class JournalExportTest {

    private static final Path HLEDGER = Path.of("/usr/bin/hledger");

    @Test
    void balancesToWhatIsPrinted() {
        JournalEntry entry = JournalEntry.of(Samples.kept(Samples.invoice(Samples.BERLIN, "EUR")));
        assertThat(entry.legs())
                .containsEntry(LedgerAccount.RECEIVABLE, new BigDecimal("1105.13"))
                .containsEntry(LedgerAccount.REVENUE_ENERGY, new BigDecimal("35.75"))
                .containsEntry(LedgerAccount.REVENUE_COMMITMENT, new BigDecimal("-15.67"));
        assertThat(entry.legs().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
    }

    @Test
    void owesTheTaxOn() {
        JournalEntry entry = JournalEntry.of(Samples.kept(Samples.taxed(
                Samples.Seller.WITH_VAT,
                Samples.STOCKHOLM,
                TaxTreatment.STANDARD,
                Samples.invoice(Samples.STOCKHOLM, "EUR"))));
        assertThat(entry.legs())
                .containsEntry(LedgerAccount.RECEIVABLE, new BigDecimal("1381.41"))
                .containsEntry(LedgerAccount.TAX, new BigDecimal("-276.28"));
        assertThat(entry.legs().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
    }

    @Test
    void takesBackWhatACreditNoteTakesBack() {
        KeptCreditNote note = Samples.note("250.00", "62.50");
        assertThat(JournalEntry.of(note).legs())
                .containsOnly(
                        entry(LedgerAccount.RECEIVABLE, new BigDecimal("-312.50")),
                        entry(LedgerAccount.REVENUE_SUBSCRIPTION, new BigDecimal("250.00")),
                        entry(LedgerAccount.TAX, new BigDecimal("62.50")));
    }

    @Test
    void saysWhatCreditPaidAndWhatLapsed() {
        JournalEntry entry = JournalEntry.credit(Samples.kept(Samples.invoice(Samples.BERLIN, "EUR")));
        assertThat(entry.legs())
                .containsOnly(
                        entry(LedgerAccount.RECEIVABLE, new BigDecimal("-100.00")),
                        entry(LedgerAccount.CREDITS, new BigDecimal("107.00")),
                        entry(LedgerAccount.CREDITS_GRANTED, new BigDecimal("-7.00")));
    }

    @Test
    void passesTheStrictChecksOfHledger() throws IOException, InterruptedException {
        requireHledger();
        String journal = journal();
        assertThat(check(journal)).isEmpty();
        assertThat(check(journal.replace("1105.13 EUR", "1105.14 EUR"))).contains("could not balance");
        assertThat(check(journal.replace("account revenue:energy\n", ""))).contains("revenue:energy");
    }

    private static String journal() {
        return new String(
                ExportedFile.of(file -> {
                    try (JournalExport.Hledger hledger = new JournalExport.Hledger(file)) {
                        for (String currency : new String[] {"EUR", "JPY"}) {
                            KeptInvoice kept = Samples.kept(Samples.invoice(Samples.NEW_YORK, currency));
                            hledger.entry(JournalEntry.of(kept));
                            hledger.entry(JournalEntry.credit(kept));
                        }
                    }
                }),
                StandardCharsets.UTF_8);
    }

    /** What hledger says; nothing where all is well. */
    private static String check(String journal) throws IOException, InterruptedException {
        Path file = Files.createTempFile("export", ".journal");
        try {
            Files.writeString(file, journal);
            Process hledger = new ProcessBuilder(HLEDGER.toString(), "-f", file.toString(), "check", "--strict")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(hledger.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return hledger.waitFor() == 0 ? "" : "refused: " + output;
        } finally {
            Files.delete(file);
        }
    }

    /** Without hledger nothing is judged: that counts as not run, or as failed where it is required. */
    private static void requireHledger() {
        if (!Files.isExecutable(HLEDGER)) {
            String missing = "There is no hledger, so nothing was judged. On Debian: apt-get install hledger";
            if ("required".equals(System.getenv("THINKWATT_HLEDGER"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
    }
}
