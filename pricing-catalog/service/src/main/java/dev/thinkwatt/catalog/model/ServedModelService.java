package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.plan.ServedModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Publishes models. */
@ApplicationScoped
public class ServedModelService {

    private final ServedModelRepository models;
    private final Publication publication;

    ServedModelService(ServedModelRepository models, Publication publication) {
        this.models = models;
        this.publication = publication;
    }

    @Transactional
    public void publish(ServedModel model) {
        PublishedModel published = new PublishedModel(publication.nextRevision(), model);
        models.persist(new ServedModelRow(published, publication.now()));
        publication.publish(published);
    }
}
