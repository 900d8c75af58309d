package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import java.time.Instant;
import java.util.List;

/** Where one allowance stands in its present window. */
public record Standing(String allowance, Allowance.Meter meter, TimeSpan window, long limit, long used) {

    /** Never below zero, even where a lowered limit or a correction left more used than allowed. */
    public long remaining() {
        return Math.max(0, limit - used);
    }

    public Instant resetsAt() {
        return window.endsAt();
    }

    boolean hasRoom(long units) {
        return remaining() >= units;
    }

    /** The same allowance once these units are taken. */
    public Standing after(List<Taken> taken) {
        long more = taken.stream()
                .filter(take -> take.allowance().equals(allowance))
                .mapToLong(Taken::units)
                .sum();
        return new Standing(allowance, meter, window, limit, used + more);
    }
}
