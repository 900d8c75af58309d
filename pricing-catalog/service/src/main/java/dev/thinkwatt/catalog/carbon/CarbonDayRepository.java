package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonDayRow.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class CarbonDayRepository implements PanacheRepositoryBase<CarbonDayRow, Key> {

    /** What is in force on the days from one (inclusive) to another (exclusive), in order. */
    List<CarbonDayRow> inForce(String siteId, LocalDate from, LocalDate until) {
        return list("""
                from CarbonDayRow d where d.key.siteId = ?1 and d.key.day >= ?2 and d.key.day < ?3
                and d.key.revision = (select max(e.key.revision) from CarbonDayRow e
                    where e.key.siteId = d.key.siteId and e.key.day = d.key.day)
                order by d.key.day""", siteId, from, until);
    }

    Optional<CarbonDayRow> standing(String siteId, LocalDate day) {
        return inForce(siteId, day, day.plusDays(1)).stream().findFirst();
    }

    /** A day as it was published before a revision of it. */
    Optional<CarbonDayRow> before(Key key) {
        return find(
                        "key.siteId = ?1 and key.day = ?2 and key.revision < ?3 order by key.revision desc",
                        key.siteId(),
                        key.day(),
                        key.revision())
                .firstResultOptional();
    }

    /** The last day of which anything is known: an import that was undone may have left days without. */
    Optional<LocalDate> lastDay(String siteId) {
        return getEntityManager()
                .createNativeQuery("""
                        select d.day from carbon_day d where d.site_id = ?1 and jsonb_array_length(d.body -> 'intervals') > 0
                        and d.revision = (select max(e.revision) from carbon_day e
                            where e.site_id = d.site_id and e.day = d.day)
                        order by d.day desc limit 1""", LocalDate.class)
                .setParameter(1, siteId)
                .getResultStream()
                .findFirst()
                .map(LocalDate.class::cast);
    }
}
