package dev.thinkwatt.quota.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Duration;

/** Who does what only one shall do at a time, whichever replica it is on, and until when by the database's clock. */
@ApplicationScoped
public class Leases {

    private static final String CLAIM = """
            insert into lease as l (name, owner, until) values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (name) do update set owner = excluded.owner, until = excluded.until
             where l.until < clock_timestamp() or l.owner = excluded.owner
            """;

    private static final String GIVE_BACK = "delete from lease where name = ? and owner = ?";

    private final Database database;

    Leases(Database database) {
        this.database = database;
    }

    /** Whether the owner is the one, for so long from now; it says so again in time to stay it. */
    public boolean claim(String name, String owner, Duration lease) {
        return database.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
                statement.setString(1, name);
                statement.setString(2, owner);
                statement.setLong(3, lease.toMillis());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Another one need not wait until the lease has run out. */
    public void giveBack(String name, String owner) {
        database.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
                statement.setString(1, name);
                statement.setString(2, owner);
                return statement.executeUpdate();
            }
        });
    }
}
