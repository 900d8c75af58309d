@NullMarked
package dev.thinkwatt.bench.machine;

import org.jspecify.annotations.NullMarked;
