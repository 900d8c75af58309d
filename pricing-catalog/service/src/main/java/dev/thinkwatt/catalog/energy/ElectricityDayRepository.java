package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ElectricityDayRow.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ElectricityDayRepository implements PanacheRepositoryBase<ElectricityDayRow, Key> {

    /** The prices in force of the days from one (inclusive) to another (exclusive), in order. */
    List<ElectricityDayRow> inForce(String siteId, LocalDate from, LocalDate until) {
        return list("""
                from ElectricityDayRow d where d.key.siteId = ?1 and d.key.day >= ?2 and d.key.day < ?3
                and d.key.revision = (select max(e.key.revision) from ElectricityDayRow e
                    where e.key.siteId = d.key.siteId and e.key.day = d.key.day)
                order by d.key.day""", siteId, from, until);
    }

    /** The last day that has a price: an import that was undone may have left days without any. */
    Optional<LocalDate> lastDay(String siteId) {
        return getEntityManager()
                .createNativeQuery("""
                        select d.day from electricity_day d where d.site_id = ?1 and jsonb_array_length(d.body -> 'intervals') > 0
                        and d.revision = (select max(e.revision) from electricity_day e
                            where e.site_id = d.site_id and e.day = d.day)
                        order by d.day desc limit 1""", LocalDate.class)
                .setParameter(1, siteId)
                .getResultStream()
                .findFirst()
                .map(LocalDate.class::cast);
    }

    /** A day as it was published before a revision of it. */
    Optional<ElectricityDayRow> before(Key key) {
        return find(
                        "key.siteId = ?1 and key.day = ?2 and key.revision < ?3 order by key.revision desc",
                        key.siteId(),
                        key.day(),
                        key.revision())
                .firstResultOptional();
    }
}
