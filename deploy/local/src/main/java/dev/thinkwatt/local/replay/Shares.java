package dev.thinkwatt.local.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Names with weights, drawn in proportion: {@code gpt-5=70,gpt-5-mini=30}. */
record Shares(List<String> names, List<Integer> weights) {

    Shares {
        names = List.copyOf(names);
        weights = List.copyOf(weights);
    }

    /**
     * @param text names with weights, or names alone, which then weigh the same
     * @throws BadInput if a weight is not a whole number from 1 on; it names the option
     */
    static Shares parse(String option, String text) {
        List<String> names = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        for (String share : text.split(",", -1)) {
            String[] parts = share.strip().split("=", -1);
            if (parts[0].isBlank() || parts.length > 2) {
                throw new BadInput(option + " is like gpt-5=70,gpt-5-mini=30, not \"" + text + "\".");
            }
            names.add(parts[0]);
            weights.add(parts.length == 1 ? 1 : weight(option, parts[1]));
        }
        return new Shares(names, weights);
    }

    private static int weight(String option, String text) {
        try {
            int weight = Integer.parseInt(text);
            if (weight > 0) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // told below, like a weight of nothing
        }
        throw new BadInput(option + ": a weight is a whole number from 1 on, not \"" + text + "\".");
    }

    String draw(RandomGenerator random) {
        int drawn = random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
        int i = 0;
        while (drawn >= weights.get(i)) {
            drawn -= weights.get(i++);
        }
        return names.get(i);
    }
}
