package dev.thinkwatt.catalog.words;

import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import io.quarkus.qute.TemplateExtension;

/** What is used, of which model, in which tier, as all pages say it. */
@TemplateExtension
public final class Words {

    private Words() {}

    public static String word(UsageKind kind) {
        return switch (kind) {
            case REQUEST -> "Request";
            case INPUT -> "Input";
            case CACHED_INPUT -> "Cached input";
            case CACHE_WRITE -> "Cache write, 5 minutes";
            case CACHE_WRITE_HOUR -> "Cache write, an hour";
            case OUTPUT -> "Output";
            case REASONING -> "Reasoning";
            case AUDIO_INPUT -> "Audio input";
            case AUDIO_OUTPUT -> "Audio output";
            case IMAGE_INPUT -> "Image input";
            case IMAGE_OUTPUT -> "Image output";
            case TOOL_CALL -> "Tool call";
        };
    }

    public static String word(ServiceTier tier) {
        return switch (tier) {
            case STANDARD -> "Standard";
            case PRIORITY -> "Priority";
            case FLEX -> "Flex";
            case BATCH -> "Batch";
        };
    }

    public static String word(ModelTier tier) {
        return switch (tier) {
            case NANO -> "Nano";
            case MINI -> "Mini";
            case REGULAR -> "Regular";
            case PRO -> "Pro";
        };
    }

    /** How the figures of an energy profile were found. */
    public static String word(EnergyProfile.Basis basis) {
        return switch (basis) {
            case MEASURED -> "Measured";
            case MODELLED -> "Modelled";
            case VENDOR_STATED -> "Stated by the vendor";
        };
    }
}
