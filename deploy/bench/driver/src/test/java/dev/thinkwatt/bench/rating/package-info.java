@NullMarked
package dev.thinkwatt.bench.rating;

import org.jspecify.annotations.NullMarked;
