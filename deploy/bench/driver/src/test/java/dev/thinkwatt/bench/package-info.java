@NullMarked
package dev.thinkwatt.bench;

import org.jspecify.annotations.NullMarked;
