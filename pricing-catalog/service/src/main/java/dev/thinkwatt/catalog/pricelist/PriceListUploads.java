package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keeps files of prices while people look at what they would change. They are part of no list yet. */
@ApplicationScoped
class PriceListUploads {

    private final PriceListReviews reviews;
    private final UploadRepository uploads;
    private final PriceListSettings settings;
    private final Publication publication;
    private final Callers callers;

    PriceListUploads(
            PriceListReviews reviews,
            UploadRepository uploads,
            PriceListSettings settings,
            Publication publication,
            Callers callers) {
        this.reviews = reviews;
        this.uploads = uploads;
        this.settings = settings;
        this.publication = publication;
        this.callers = callers;
    }

    /**
     * Keeps a file that can be read, in the place of the oldest where there are many.
     *
     * @return its digest
     * @throws ProblemException that names every fault by model and field
     */
    @Transactional
    String keep(byte[] file) {
        String sha256 = reviews.read(file).sha256();
        uploads.keep(sha256, file, callers.current().id(), publication.now());
        uploads.deleteAllBut(settings.uploadsMax());
        return sha256;
    }

    /** @throws ProblemException 404 where it is not kept any more */
    byte[] file(String sha256) {
        return uploads.findByIdOptional(sha256)
                .orElseThrow(() -> ProblemException.notFound("The file is not kept any more. Upload it again."))
                .file;
    }
}
