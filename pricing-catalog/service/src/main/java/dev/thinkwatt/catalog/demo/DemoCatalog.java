package dev.thinkwatt.catalog.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** What the demo publishes, read from its files. */
record DemoCatalog(
        List<ServedModel> models, List<DatedPlan> plans, List<DatedDefault> defaults, List<PricedSite> sites) {

    /** @param from when its only version comes into force */
    record DatedPlan(Instant from, Plan plan) {}

    /** @param from when the model becomes the plan's default */
    record DatedDefault(String planId, String model, Instant from, String reason) {}

    /** @param currency in which the site's electricity is paid */
    record PricedSite(Currency currency, Site site) {}

    static DemoCatalog read() {
        return new DemoCatalog(
                read("models", new TypeReference<>() {}),
                List.of(
                        read("plans/free", new TypeReference<>() {}),
                        read("plans/plus", new TypeReference<>() {}),
                        read("plans/pro", new TypeReference<>() {}),
                        read("plans/enterprise-api", new TypeReference<>() {})),
                read("defaults", new TypeReference<>() {}),
                read("sites", new TypeReference<>() {}));
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (InputStream file = DemoCatalog.class.getResourceAsStream("/demo/" + name + ".json")) {
            return Json.strict().readValue(Objects.requireNonNull(file, name), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
