package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListedModel.Leftover;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Faulty;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads files of prices and compares them with the lists that stand. */
@ApplicationScoped
class PriceListReviews {

    private final PriceListRepository lists;
    private final PriceListSettings settings;

    PriceListReviews(PriceListRepository lists, PriceListSettings settings) {
        this.lists = lists;
        this.settings = settings;
    }

    /** A file that could be read. */
    record Upload(Read list, String sha256) {}

    /** @throws ProblemException that names every fault by model and field */
    Upload read(byte[] file) {
        return switch (PriceListReader.read(file, settings.absurdPerMillion(), settings.modelsMax())) {
            case Read list -> new Upload(list, sha256(file));
            case Faulty faulty -> throw ProblemException.invalid(faulty.faults());
        };
    }

    /** Compares with the latest revision of the list of this name, if there is any. */
    Review compare(String name, Upload upload) {
        int latest = lists.latest(name).map(row -> row.key.revision()).orElse(0);
        Collection<ListedModel> listed = upload.list().models().values();
        SortedMap<String, ListedModel> before = at(name, latest);
        Comparison comparison = Comparison.of(before, upload.list().models());
        return new Review(
                PriceListReader.CURRENCY,
                upload.sha256(),
                latest,
                listed.size(),
                listed.stream().mapToInt(model -> model.prices().size()).sum(),
                comparison,
                PriceLint.findings(listed, before, PriceListReader.CURRENCY),
                leftovers(listed),
                upload.list().ignored());
    }

    private SortedMap<String, ListedModel> at(String name, int revision) {
        SortedMap<String, ListedModel> listed = new TreeMap<>();
        for (ListedModelRow row : lists.models(name, revision)) {
            row.listed().ifPresent(model -> listed.put(model.id(), model));
        }
        return listed;
    }

    /** In how many models each term occurs that was not made a price. */
    static Map<String, Integer> leftovers(Collection<ListedModel> listed) {
        Map<String, Integer> count = new TreeMap<>();
        for (ListedModel model : listed) {
            model.leftovers().stream()
                    .map(Leftover::field)
                    .distinct()
                    .forEach(field -> count.merge(field, 1, Integer::sum));
        }
        return Collections.unmodifiableMap(count);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
