/** Plans in immutable versions. */
@NullMarked
package dev.thinkwatt.catalog.plan;

import org.jspecify.annotations.NullMarked;
