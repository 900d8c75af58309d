/** A catalog to start from. */
@NullMarked
package dev.thinkwatt.catalog.demo;

import org.jspecify.annotations.NullMarked;
