/** What models score in benchmarks, and which of two scores less. */
@NullMarked
package dev.thinkwatt.catalog.evaluation;

import org.jspecify.annotations.NullMarked;
