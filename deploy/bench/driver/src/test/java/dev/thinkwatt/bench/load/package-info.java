@NullMarked
package dev.thinkwatt.bench.load;

import org.jspecify.annotations.NullMarked;
