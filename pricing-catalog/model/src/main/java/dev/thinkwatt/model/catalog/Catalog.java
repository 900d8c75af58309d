package dev.thinkwatt.model.catalog;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedCarbon;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.model.energy.CarbonIntensities;
import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that was published, at one moment: immutable, and the same for whoever has read as far. */
public final class Catalog {

    private final Map<PlanVersion, Plan> versions = new HashMap<>();
    private final Map<String, PlanVersions> plans = new HashMap<>();
    private final Map<String, ServedModel> models = new HashMap<>();
    private final Map<String, Instant> retirements = new HashMap<>();
    private final Map<String, NavigableMap<Instant, PublishedDefault>> defaults = new HashMap<>();
    private final ElectricityPrices electricity;
    private final CarbonIntensities carbon;

    private Catalog(Collection<? extends CatalogPublished> published) {
        Map<String, List<PublishedPlan>> ranges = new HashMap<>();
        Map<String, List<Migration>> migrations = new HashMap<>();
        List<PublishedPrices> prices = new ArrayList<>();
        List<CarbonDay> emitted = new ArrayList<>();
        for (CatalogPublished thing : published) {
            switch (thing) {
                case PublishedPlan plan -> {
                    versions.put(plan.plan().planVersion(), plan.plan());
                    ranges.computeIfAbsent(plan.plan().id(), id -> new ArrayList<>())
                            .add(plan);
                }
                case PublishedModel model -> add(model);
                case PublishedDefault def ->
                    defaults.computeIfAbsent(def.planId(), id -> new TreeMap<>())
                            .put(def.from(), def);
                case PublishedPrices day -> prices.add(day);
                case PublishedCarbon day -> emitted.add(day.carbon());
                case PublishedMigration(long _, Migration migration, boolean withdrawn) -> {
                    if (!withdrawn) {
                        migrations
                                .computeIfAbsent(migration.planId(), id -> new ArrayList<>())
                                .add(migration);
                    }
                }
            }
        }
        ranges.forEach((id, all) -> plans.put(id, new PlanVersions(all, migrations.getOrDefault(id, List.of()))));
        electricity = ElectricityPrices.of(
                prices.stream().map(PublishedPrices::prices).toList());
        carbon = CarbonIntensities.of(emitted);
    }

    private Catalog(Catalog other) {
        versions.putAll(other.versions);
        plans.putAll(other.plans);
        models.putAll(other.models);
        retirements.putAll(other.retirements);
        defaults.putAll(other.defaults);
        electricity = other.electricity;
        carbon = other.carbon;
    }

    /**
     * @param published of each key the highest revision, in any order
     */
    public static Catalog of(Collection<? extends CatalogPublished> published) {
        return new Catalog(published);
    }

    /** The same with one version more, that is in force at no time. */
    public Catalog with(Plan version) {
        Catalog more = new Catalog(this);
        more.versions.put(version.planVersion(), version);
        return more;
    }

    private void add(PublishedModel published) {
        models.put(published.model().id(), published.model());
        if (published.retiresAt() != null) {
            retirements.put(published.model().id(), published.retiresAt());
        }
    }

    /** Exactly this version, whether or not it is in force. */
    public Optional<Plan> plan(PlanVersion version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** Whether a version was taken back before it came into force: nobody can subscribe to it any more. */
    public boolean isWithdrawn(PlanVersion version) {
        return versionsOf(version.id()).isWithdrawn(version.version());
    }

    /** The version of a plan in force at an instant. Of ranges that overlap, as while a successor is announced, the later one. */
    public Optional<Plan> planAt(String planId, Instant instant) {
        return versionsOf(planId).inForceAt(instant);
    }

    /** When a version stops to be in force; empty while nothing follows it, and for what never is in force. */
    public Optional<Instant> supersededAt(PlanVersion version) {
        return versionsOf(version.id()).supersededAt(version.version());
    }

    /** The migrations that keep followers on a version beyond its range, as they were decided: the last one holds. */
    public List<Migration> holding(PlanVersion version) {
        return versionsOf(version.id()).holding(version.version());
    }

    /**
     * The plan that an account's subscription gives at an instant: the version it is pinned to, or else the one in force, or
     * the one before where a migration lets it stay. Empty before its first subscription, and for what was not published.
     */
    public Optional<Plan> planOf(Account account, Instant instant) {
        return account.subscriptionAt(instant)
                .flatMap(subscription -> subscription.version() == null
                        ? versionsOf(subscription.planId()).followed(subscription.from(), account.timeZone(), instant)
                        : plan(new PlanVersion(subscription.planId(), subscription.version())));
    }

    /**
     * When the version that an account of a time zone has of a plan may change: where the ranges of versions start and end, and
     * where migrations move somebody.
     */
    public Stream<Instant> changes(String planId, ZoneId zone) {
        return versionsOf(planId).changes(zone);
    }

    /** The plans of which any version charges by the period. */
    public Set<String> plansWithPeriodTerms() {
        return versions.values().stream()
                .filter(plan -> !plan.periodTerms().areNone())
                .map(Plan::id)
                .collect(Collectors.toSet());
    }

    /** By how many months the surcharges of any versions lag, where they do. */
    public Set<Integer> lags() {
        return versions.values().stream()
                .map(Plan::surcharge)
                .filter(policy -> policy != null && policy.lag() > 0)
                .map(SurchargePolicy::lag)
                .collect(Collectors.toSet());
    }

    /** The plans of which any version has a surcharge that depends on usage. */
    public Set<String> plansWithSurchargeByUsage() {
        return versions.values().stream()
                .filter(plan -> plan.surcharge() != null && plan.surcharge().dependsOnUsage())
                .map(Plan::id)
                .collect(Collectors.toSet());
    }

    /** The first version of a plan that charges by the period as this one does: from one to the other nothing starts anew. */
    public PlanVersion firstWithTermsOf(PlanVersion version) {
        PeriodTerms terms = plan(version).orElseThrow().periodTerms();
        return IntStream.rangeClosed(1, version.version())
                .mapToObj(number -> new PlanVersion(version.id(), number))
                .filter(earlier -> plan(earlier)
                        .filter(plan -> plan.periodTerms().equals(terms))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    public Optional<ServedModel> model(String modelId) {
        return Optional.ofNullable(models.get(modelId));
    }

    /** From when on models are no longer served, past and to come, by the models' ids. */
    public Map<String, Instant> retirements() {
        return Collections.unmodifiableMap(retirements);
    }

    /** The default model of a plan in force at an instant. */
    public Optional<String> defaultModelAt(String planId, Instant instant) {
        NavigableMap<Instant, PublishedDefault> history = defaults.get(planId);
        return Optional.ofNullable(history)
                .map(all -> all.floorEntry(instant))
                .map(entry -> entry.getValue().model());
    }

    public ElectricityPrices electricity() {
        return electricity;
    }

    public CarbonIntensities carbon() {
        return carbon;
    }

    private PlanVersions versionsOf(String planId) {
        return plans.getOrDefault(planId, PlanVersions.NONE);
    }
}
