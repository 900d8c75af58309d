package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.Site;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A site, and until when its prices are known.
 *
 * @param lastDay the last local day that has a publication; null where none has
 * @param etag of the site as it is
 */
record SiteStanding(Site site, Currency currency, @Nullable LocalDate lastDay, String etag) {}
