/** What usage of the past would have cost under a draft: asked here, answered by billing. */
@NullMarked
package dev.thinkwatt.catalog.simulation;

import org.jspecify.annotations.NullMarked;
