package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.energy.DayRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CarbonDayRepository extends DayRepository<CarbonDayRow> {

    CarbonDayRepository() {
        super("CarbonDayRow", "carbon_day");
    }
}
