package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.util.List;

/** Something that a plan lets its subscribers set, with what they may set it to. */
public sealed interface Knob {

    /** How it is named where it is set. */
    String id();

    /**
     * How answers sound.
     *
     * @param styles the first is what a subscriber has who did not choose
     * @param warmthMin at least 0
     * @param warmthMax at most 100
     */
    record Persona(List<Knobs.Style> styles, int warmthMin, int warmthMax) implements Knob {
        public Persona {
            styles = List.copyOf(styles);
            if (styles.isEmpty() || warmthMin < 0 || warmthMin > warmthMax || warmthMax > 100) {
                throw new IllegalArgumentException("a persona has styles, and a range of warmth within 0 to 100");
            }
        }

        @Override
        public String id() {
            return "persona";
        }

        Knobs.Persona usual() {
            return new Knobs.Persona(styles.getFirst(), Math.clamp(50, warmthMin, warmthMax));
        }
    }

    /**
     * The most that a subscriber's requests may be worth in a calendar month.
     *
     * @param max the highest cap that can be set; who sets none has none
     */
    record SpendingCap(Money max) implements Knob {

        /** The allowance that a subscriber's cap is: no plan may call one of its own so. */
        public static final String ALLOWANCE = "spending-cap";

        @Override
        public String id() {
            return "spendingCap";
        }
    }

    /**
     * How careful answers are.
     *
     * @param levels the first is what a subscriber has who did not choose
     */
    record SafetyLevel(List<String> levels) implements Knob {
        public SafetyLevel {
            levels = List.copyOf(levels);
            if (levels.isEmpty()) {
                throw new IllegalArgumentException("a safety level has levels to choose from");
            }
        }

        @Override
        public String id() {
            return "safetyLevel";
        }
    }
}
