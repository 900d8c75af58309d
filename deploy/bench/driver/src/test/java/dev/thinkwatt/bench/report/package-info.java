@NullMarked
package dev.thinkwatt.bench.report;

import org.jspecify.annotations.NullMarked;
