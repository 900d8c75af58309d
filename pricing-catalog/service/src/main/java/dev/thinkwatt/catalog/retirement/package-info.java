/** From when on a model is no longer served, and who has to be given notice of that. */
@NullMarked
package dev.thinkwatt.catalog.retirement;

import org.jspecify.annotations.NullMarked;
