package dev.thinkwatt.model.catalog;

import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value of the compacted topic {@code catalog.published}: one published thing, complete in itself. Of one key, a lower
 * revision never replaces a higher one.
 */
public sealed interface CatalogPublished {
    long revision();

    /** The key of its record in the topic. */
    String key();

    /**
     * A plan version in force from an instant (inclusive) to another (exclusive).
     *
     * @param until null while no later version follows; equal to {@code from} where the version was withdrawn before it
     *     came into force
     */
    record PublishedPlan(
            long revision, Instant from, @Nullable Instant until, Plan plan) implements CatalogPublished {
        public PublishedPlan {
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException("a plan version ends before it starts");
            }
        }

        public boolean isWithdrawn() {
            return from.equals(until);
        }

        @Override
        public String key() {
            return "plan/" + plan.id() + "/" + plan.version();
        }
    }

    /**
     * A model, whatever plans sell it.
     *
     * @param retiresAt from when on it is no longer served; null while nobody has announced that
     */
    record PublishedModel(
            long revision, ServedModel model, @Nullable Instant retiresAt) implements CatalogPublished {
        @Override
        public String key() {
            return "model/" + model.id();
        }
    }

    /** A plan's default model from an instant on, until the next one. */
    record PublishedDefault(long revision, String planId, String model, Instant from, String reason)
            implements CatalogPublished {
        @Override
        public String key() {
            return "default/" + planId + "/" + from;
        }
    }

    record PublishedPrices(long revision, ElectricityDay prices) implements CatalogPublished {
        @Override
        public String key() {
            return "prices/" + prices.site().id() + "/" + prices.day();
        }
    }

    /** What a kWh emits at a site on one of its local days. */
    record PublishedCarbon(long revision, CarbonDay carbon) implements CatalogPublished {
        @Override
        public String key() {
            return "carbon/" + carbon.siteId() + "/" + carbon.day();
        }
    }

    /**
     * What was decided for those who are on a version of a plan when another follows it.
     *
     * @param withdrawn whether it was taken back before it had any effect
     */
    record PublishedMigration(long revision, Migration migration, boolean withdrawn) implements CatalogPublished {
        @Override
        public String key() {
            return "migration/" + migration.planId() + "/" + migration.migrationId();
        }
    }
}
