package dev.thinkwatt.catalog.carbon;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An import that was taken back. Never changed. */
@Entity
@Table(name = "carbon_undo")
class CarbonUndoRow {

    @Id
    @Column(name = "import_number")
    long importNumber;

    @Column(name = "reason")
    String reason;

    @Column(name = "author")
    String author;

    @Column(name = "undone_at")
    Instant undoneAt;

    protected CarbonUndoRow() {}

    CarbonUndoRow(long importNumber, String reason, String author, Instant undoneAt) {
        this.importNumber = importNumber;
        this.reason = reason;
        this.author = author;
        this.undoneAt = undoneAt;
    }
}
