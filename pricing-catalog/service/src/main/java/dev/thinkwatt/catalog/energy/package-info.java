/** Sites and what electricity costs there. */
@NullMarked
package dev.thinkwatt.catalog.energy;

import org.jspecify.annotations.NullMarked;
