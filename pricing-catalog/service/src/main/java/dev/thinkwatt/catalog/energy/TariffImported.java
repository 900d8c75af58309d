package dev.thinkwatt.catalog.energy;

import org.jspecify.annotations.Nullable;

/** @param kept null where the file changes nothing, and is not kept */
record TariffImported(@Nullable KeptTariff kept, TariffPreview changes) {}
