package dev.thinkwatt.catalog.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

@ApplicationScoped
class RevisionRepository {

    private final EntityManager database;

    RevisionRepository(EntityManager database) {
        this.database = database;
    }

    long next() {
        return (Long) database.createNativeQuery("select nextval('catalog_revision')", Long.class)
                .getSingleResult();
    }
}
