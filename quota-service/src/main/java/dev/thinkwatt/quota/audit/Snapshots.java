package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;

/** Reads the database as it is at one moment. However many audits run, they have one connection, which they take in turn. */
@ApplicationScoped
class Snapshots {

    private final Database database;
    private final ReentrantLock turn = new ReentrantLock(true);

    Snapshots(Database database) {
        this.database = database;
    }

    <T> T read(Database.Work<T> reading) {
        turn.lock();
        try {
            return database.snapshot(reading);
        } finally {
            turn.unlock();
        }
    }
}
