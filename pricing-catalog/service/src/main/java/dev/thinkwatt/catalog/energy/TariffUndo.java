package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.TariffImportRow.ImportedDay;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an import back: its days are published again as they stood before it. A price that has begun to hold is restated, if somebody
 * says so, and never taken away.
 */
@ApplicationScoped
class TariffUndo {

    private final TariffImportRepository imports;
    private final DayPublication days;
    private final Callers callers;
    private final Audit audit;

    TariffUndo(TariffImportRepository imports, DayPublication days, Callers callers, Audit audit) {
        this.imports = imports;
        this.days = days;
        this.callers = callers;
        this.audit = audit;
    }

    /** A day that an import published, and as it is published once more. */
    private record Restored(ElectricityDayRow imported, ElectricityDay before, byte[] fileSha256) {}

    @Transactional
    TariffImportRow undo(String siteId, long number, String reason, boolean restates) {
        days.lock(siteId);
        TariffImportRow row = imports.one(siteId, number);
        if (imports.undo(number).isPresent()) {
            return row;
        }
        List<Restored> restored =
                row.done().days().stream().map(day -> restored(siteId, day)).toList();
        refuse(restored, restates);
        restored.forEach(day -> days.publish(day.before(), day.fileSha256()));
        imports.persist(new TariffUndoRow(number, reason, callers.current().id(), days.now()));
        audit.record(new Act("tariff.undone", "site", siteId, row.done().days(), null, reason));
        return row;
    }

    private Restored restored(String siteId, ImportedDay day) {
        ElectricityDayRow imported = days.published(siteId, day.day(), day.revision());
        ElectricityDayRow standing = days.standing(siteId, day.day()).orElseThrow();
        if (!standing.prices().equals(imported.prices())) {
            throw ProblemException.conflict("Day " + day.day() + " was published otherwise since, at revision "
                    + standing.key.revision() + ": undo that first.");
        }
        return days.before(imported)
                .map(before -> new Restored(imported, before.prices(), before.fileSha256))
                .orElseGet(() -> new Restored(imported, empty(imported.prices()), imported.fileSha256));
    }

    private static ElectricityDay empty(ElectricityDay day) {
        return new ElectricityDay(day.site(), day.day(), day.currency(), List.of(), day.source());
    }

    private void refuse(List<Restored> restored, boolean restates) {
        List<Violation> violations = new ArrayList<>();
        for (Restored day : restored) {
            new DayChange(day.imported().prices(), day.before())
                    .refusal(days.now(), restates)
                    .ifPresent(rule ->
                            violations.add(new Violation("day " + day.before().day(), rule)));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
