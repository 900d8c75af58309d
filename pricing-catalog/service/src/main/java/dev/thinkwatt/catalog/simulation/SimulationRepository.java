package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.simulation.SimulationAnswered;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;

/** Simulations, and the accounts of their answers. */
@ApplicationScoped
class SimulationRepository implements PanacheRepositoryBase<SimulationRow, String> {

    private static final String ACCOUNTS = """
            select account_id, currency, seats, events, unpriced, usage_before, usage_after, energy_before, energy_after
            from simulation_account where simulation_id = ?1 order by account_id
            """;

    /** One that nobody asked here is not kept, as that of a database that was restored. */
    private static final String INSERT = """
            insert into simulation_account (simulation_id, account_id, currency, seats, events, unpriced,
                                            usage_before, usage_after, energy_before, energy_after)
            select simulation_id, ?, ?, ?, ?, ?, ?, ?, ?, ? from simulation where simulation_id = ?
            on conflict do nothing
            """;

    private static final String ANSWERED =
            "update simulation set answered_at = now() where simulation_id = ? and answered_at is null";

    /** Asked last first. */
    List<SimulationRow> latest(String planId, int rows) {
        return find("planId = ?1 order by askedAt desc, simulationId", planId)
                .page(0, rows)
                .list();
    }

    /** By id. */
    List<AccountImpact> accounts(String simulationId) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(ACCOUNTS, Object[].class)
                .setParameter(1, simulationId)
                .getResultList();
        return rows.stream().map(SimulationRepository::impact).toList();
    }

    void keep(Connection connection, SimulationAnswered part) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AccountImpact impact : part.accounts()) {
                insert.setString(1, impact.accountId());
                insert.setString(2, impact.currency().getCurrencyCode());
                insert.setLong(3, impact.seats());
                insert.setLong(4, impact.events());
                insert.setLong(5, impact.unpriced());
                insert.setBigDecimal(6, impact.usageBefore());
                insert.setBigDecimal(7, impact.usageAfter());
                insert.setBigDecimal(8, impact.energyBefore());
                insert.setBigDecimal(9, impact.energyAfter());
                insert.setString(10, part.simulationId());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        if (part.last()) {
            try (PreparedStatement update = connection.prepareStatement(ANSWERED)) {
                update.setString(1, part.simulationId());
                update.executeUpdate();
            }
        }
    }

    private static AccountImpact impact(Object[] row) {
        return new AccountImpact(
                (String) row[0],
                Currency.getInstance(row[1].toString()),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue(),
                (BigDecimal) row[5],
                (BigDecimal) row[6],
                (BigDecimal) row[7],
                (BigDecimal) row[8]);
    }
}
