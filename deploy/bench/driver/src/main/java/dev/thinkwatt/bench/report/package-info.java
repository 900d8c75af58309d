/** What was measured, and the tables that show it. */
@NullMarked
package dev.thinkwatt.bench.report;

import org.jspecify.annotations.NullMarked;
