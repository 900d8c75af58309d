package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.plan.ModelSource;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.etag.ETag;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps and publishes the models. */
@ApplicationScoped
public class ServedModelService implements ModelSource {

    /** More than anybody looks through to choose one. */
    private static final int SOLD_MAX = 500;

    private final ServedModelRepository models;
    private final Publication publication;
    private final Audit audit;

    ServedModelService(ServedModelRepository models, Publication publication, Audit audit) {
        this.models = models;
        this.publication = publication;
        this.audit = audit;
    }

    /** What became of a wish to keep a model. */
    record Kept(KnownModel model, boolean added) {}

    /** Publishes a new model that may be made a default at once. */
    @Transactional
    public void publish(ServedModel model) {
        add(model, Lifecycle.DEFAULTABLE);
    }

    /** A model as it was published last. */
    public Optional<KnownModel> find(String id) {
        return models.findByIdOptional(id).map(ServedModelRow::known);
    }

    @Override
    public List<ServedModel> models() {
        return models.page("", SOLD_MAX).stream()
                .map(row -> row.known().model())
                .toList();
    }

    /** The same as one that was published last, and nobody changes it until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<KnownModel> lock(String id) {
        return models.lock(id).map(ServedModelRow::known);
    }

    /** Several at once; those that there are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<KnownModel> lock(Collection<String> ids) {
        return models.lock(ids).stream().map(ServedModelRow::known).toList();
    }

    /**
     * Announces a new model, or changes one that the caller has seen. The same again changes nothing.
     *
     * @param ifMatch null where the model is taken to be new
     */
    @Transactional
    Kept keep(ServedModel wish, @Nullable String ifMatch, String reason) {
        Optional<ServedModelRow> standing = models.lock(wish.id());
        if (standing.isEmpty() && ifMatch == null) {
            models.lockAgainstNew();
            standing = models.lock(wish.id());
        }
        if (standing.isPresent()) {
            return new Kept(change(standing.get(), wish, ifMatch, reason), false);
        }
        if (ifMatch != null) {
            throw ProblemException.preconditionFailed("There is no model " + wish.id() + ".");
        }
        KnownModel added = add(wish, Lifecycle.ANNOUNCED);
        audit.record(Act.created("model.announced", "model", wish.id(), wish).because(reason));
        return new Kept(added, true);
    }

    /** Puts a model into another stage of its life; into the one that it is in, nothing happens. */
    @Transactional
    KnownModel move(String id, Lifecycle next, String reason) {
        ServedModelRow row = models.lock(id).orElseThrow(() -> missing(id));
        KnownModel standing = row.known();
        if (standing.lifecycle().equals(next)) {
            return standing;
        }
        requireServed(standing);
        if (standing.lifecycle().retiresAt() != null) {
            throw ProblemException.conflict("Model " + id + " is retired from "
                    + standing.lifecycle().retiresAt() + " on: withdraw its retirement first.");
        }
        if (standing.lifecycle().stage() == Stage.ANNOUNCED && next.stage() == Stage.LEGACY) {
            throw ProblemException.conflict("Model " + id + " is only announced: it was nobody's default yet.");
        }
        return enter(row, next, "model.stage-changed", reason);
    }

    /**
     * Announces from when on a model is no longer served, or, if null, that it stays. Whoever calls has seen to it that
     * nobody minds, under its lock.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public KnownModel retire(String id, @Nullable Instant retiresAt, String reason) {
        ServedModelRow row = models.lock(id).orElseThrow(() -> missing(id));
        return retiresAt == null
                ? enter(row, Lifecycle.LEGACY, "model.retirement-withdrawn", reason)
                : enter(row, Lifecycle.until(retiresAt), "model.retirement-announced", reason);
    }

    /** Refuses to change a model that is retired. */
    public void requireServed(KnownModel model) {
        if (model.lifecycle().isRetiredAt(publication.now())) {
            throw ProblemException.conflict("Model " + model.id() + " is retired since "
                    + model.lifecycle().retiresAt() + ".");
        }
    }

    /** 404 for a model. */
    public static ProblemException missing(String id) {
        return ProblemException.notFound("There is no model " + id + ".");
    }

    private KnownModel add(ServedModel model, Lifecycle lifecycle) {
        KnownModel published = published(model, lifecycle);
        models.persist(new ServedModelRow(published));
        return published;
    }

    private KnownModel change(ServedModelRow row, ServedModel wish, @Nullable String ifMatch, String reason) {
        KnownModel standing = row.known();
        if (standing.model().equals(wish)) {
            return standing;
        }
        if (ifMatch == null) {
            throw ProblemException.conflict(
                    "There is another model " + wish.id() + ". To change it, send its ETag as If-Match.");
        }
        ETag.of(standing.revision()).requireIn(ifMatch);
        requireServed(standing);
        KnownModel changed = published(wish, standing.lifecycle());
        row.hold(changed);
        audit.record(Act.changed("model.changed", "model", wish.id(), standing.model(), wish)
                .because(reason));
        return changed;
    }

    private KnownModel enter(ServedModelRow row, Lifecycle next, String action, String reason) {
        KnownModel standing = row.known();
        KnownModel moved = published(standing.model(), next);
        row.hold(moved);
        audit.record(
                Act.changed(action, "model", row.id, standing.lifecycle(), next).because(reason));
        return moved;
    }

    private KnownModel published(ServedModel model, Lifecycle lifecycle) {
        PublishedModel published = new PublishedModel(publication.nextRevision(), model, lifecycle.retiresAt());
        publication.publish(published);
        return new KnownModel(model, lifecycle, published.revision(), publication.now());
    }
}
