package dev.thinkwatt.catalog.energy;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ElectricityDayRepository extends DayRepository<ElectricityDayRow> {

    ElectricityDayRepository() {
        super("ElectricityDayRow", "electricity_day");
    }
}
