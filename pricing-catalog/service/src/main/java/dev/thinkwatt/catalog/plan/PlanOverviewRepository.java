package dev.thinkwatt.catalog.plan;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What plans there are, and what is being worked on, for people to look over. */
@ApplicationScoped
class PlanOverviewRepository {

    private final PlanRepository plans;
    private final PlanVersionRepository versions;
    private final PlanDraftRepository drafts;

    PlanOverviewRepository(PlanRepository plans, PlanVersionRepository versions, PlanDraftRepository drafts) {
        this.plans = plans;
        this.versions = versions;
        this.drafts = drafts;
    }

    /** Plans by id, each with all its versions. */
    List<PlanHistory> page(String afterId, int rows) {
        List<String> ids = plans.find("id > ?1 order by id", afterId).page(0, rows).stream()
                .map(plan -> plan.id)
                .toList();
        Map<String, List<PlanVersionRow>> byPlan =
                versions.list("key.planId in ?1", ids).stream().collect(Collectors.groupingBy(row -> row.key.planId()));
        return ids.stream()
                .map(id -> new PlanHistory(byPlan.getOrDefault(id, List.of())))
                .filter(history -> !history.versions().isEmpty())
                .toList();
    }

    /** Saved last first. */
    List<PlanDraftRow> drafts(int rows) {
        return drafts.findAll(Sort.descending("savedAt", "planId"))
                .page(0, rows)
                .list();
    }
}
