/** Lists of models' prices as others keep them: read, compared, and kept in revisions. */
@NullMarked
package dev.thinkwatt.catalog.pricelist;

import org.jspecify.annotations.NullMarked;
