package dev.thinkwatt.catalog.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A plan, whatever its versions: what is locked while anything of it is published. */
@Entity
@Table(name = "plan")
class PlanRow {

    @Id
    @Column(name = "id")
    String id;

    protected PlanRow() {}

    PlanRow(String id) {
        this.id = id;
    }
}
