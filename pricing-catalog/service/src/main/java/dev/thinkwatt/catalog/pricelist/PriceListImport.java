package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListRevisionRow.Key;
import dev.thinkwatt.catalog.pricelist.PriceListReviews.Upload;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a file of prices as the next revision of a list, if it changes anything. */
@ApplicationScoped
class PriceListImport {

    private final PriceListReviews reviews;
    private final PriceListRepository lists;
    private final Publication publication;
    private final Callers callers;
    private final Audit audit;

    PriceListImport(
            PriceListReviews reviews,
            PriceListRepository lists,
            Publication publication,
            Callers callers,
            Audit audit) {
        this.reviews = reviews;
        this.lists = lists;
        this.publication = publication;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * What an admin asks for.
     *
     * @param source where the file comes from
     * @param comparedWith the revision that the admin has seen the file beside, 0 for none; null: whichever stands
     */
    record Wish(
            String list,
            String source,
            String reason,
            @Nullable Integer comparedWith) {}

    /** The revision that stands now, whether this import made it, and what it changed. */
    record Imported(ListRevisionRow revision, boolean isNew, Review review) {}

    /** What the audit trail keeps of a revision. */
    private record Kept(int revision, String source, String fileSha256, int models, int added, int changed, int gone) {
        static Kept of(ListRevisionRow row) {
            return new Kept(row.key.revision(), row.source, row.sha256(), row.models, row.added, row.changed, row.gone);
        }
    }

    @Transactional
    Imported importFile(Wish wish, byte[] file) {
        Upload upload = reviews.read(file);
        lists.lock(wish.list(), PriceListReader.CURRENCY);
        Optional<ListRevisionRow> latest = lists.latest(wish.list());
        int standing = latest.map(row -> row.key.revision()).orElse(0);
        if (wish.comparedWith() != null && wish.comparedWith() != standing) {
            throw ProblemException.conflict("List " + wish.list() + " has revision " + standing
                    + " by now: what the file changes is not what it was compared with.");
        }
        Review review = reviews.compare(wish.list(), upload);
        if (review.comparison().isNone()) {
            return new Imported(latest.orElseThrow(), false, review);
        }
        ListRevisionRow revision = keep(new Key(wish.list(), standing + 1), wish, upload, review);
        audit.record(new Act(
                "price-list.imported",
                "price-list",
                wish.list(),
                latest.map(Kept::of).orElse(null),
                Kept.of(revision),
                wish.reason()));
        return new Imported(revision, true, review);
    }

    private ListRevisionRow keep(Key key, Wish wish, Upload upload, Review review) {
        ListRevisionRow revision =
                new ListRevisionRow(key, wish, review, callers.current().id(), publication.now());
        lists.persist(revision);
        SortedMap<String, ListedModel> models = upload.list().models();
        Comparison comparison = review.comparison();
        Stream.concat(
                        comparison.added().stream().map(ListedModel::id),
                        comparison.changed().stream().map(ModelChange::model))
                .forEach(id -> lists.persist(revision, id, models.get(id)));
        comparison.gone().forEach(model -> lists.persist(revision, model.id(), null));
        return revision;
    }
}
