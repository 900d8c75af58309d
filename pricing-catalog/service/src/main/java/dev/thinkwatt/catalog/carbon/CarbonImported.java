package dev.thinkwatt.catalog.carbon;

import org.jspecify.annotations.Nullable;

/** @param kept null where the file changes nothing, and is not kept */
record CarbonImported(@Nullable KeptCarbon kept, CarbonPreview changes) {}
