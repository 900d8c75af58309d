package dev.thinkwatt.catalog.demo;

import dev.thinkwatt.catalog.defaults.DefaultModelService;
import dev.thinkwatt.catalog.energy.SiteService;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanService;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Publishes the demo into an empty catalog, all of it in one transaction. */
@ApplicationScoped
class DemoSeed {

    private static final Logger LOG = Logger.getLogger(DemoSeed.class);

    private final DemoSettings settings;
    private final ServedModelService models;
    private final PlanService plans;
    private final DefaultModelService defaults;
    private final SiteService sites;

    DemoSeed(
            DemoSettings settings,
            ServedModelService models,
            PlanService plans,
            DefaultModelService defaults,
            SiteService sites) {
        this.settings = settings;
        this.models = models;
        this.plans = plans;
        this.defaults = defaults;
        this.sites = sites;
    }

    @Transactional
    void seed(@Observes StartupEvent started) {
        if (settings.demo() && plans.isEmptyAndLocked()) {
            publish(DemoCatalog.read());
        }
    }

    private void publish(DemoCatalog demo) {
        demo.sites().forEach(site -> sites.add(site.site(), site.currency()));
        demo.models().forEach(models::publish);
        demo.plans().forEach(dated -> plans.publish(dated.plan(), dated.from()));
        demo.defaults().forEach(dated -> defaults.publish(dated.planId(), dated.model(), dated.from(), dated.reason()));
        LOG.infof(
                "Published the demo catalog: %d plans, %d models.",
                demo.plans().size(), demo.models().size());
    }
}
