package dev.thinkwatt.billing.ledger;

import dev.thinkwatt.billing.batch.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The books. They are added to, and never changed. */
@ApplicationScoped
public class Ledger {

    private record Entry(Transfer transfer, int line, Transfer.Leg leg) {}

    /** Books transfers in the caller's transaction. The database refuses what does not balance, and a transfer twice. */
    public void post(Connection connection, List<Transfer> transfers) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (Transfer transfer : transfers) {
            for (int line = 0; line < transfer.legs().size(); line++) {
                entries.add(new Entry(transfer, line, transfer.legs().get(line)));
            }
        }
        RowSet.of(entries)
                .column("account_id", "text", entry -> entry.transfer().accountId())
                .column("transfer_id", "uuid", entry -> entry.transfer().transferId())
                .column("line", "int2", Entry::line)
                .column("cause", "text", entry -> entry.transfer().cause().name())
                .column("ledger_account", "text", entry -> entry.leg().account().code())
                .column("amount", "numeric", entry -> entry.leg().amount())
                .column("currency", "text", entry -> entry.transfer().currency().getCurrencyCode())
                .insertInto(connection, "ledger_entry");
    }
}
