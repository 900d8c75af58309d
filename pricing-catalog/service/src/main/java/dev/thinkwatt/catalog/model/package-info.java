/** The models that are served. */
@NullMarked
package dev.thinkwatt.catalog.model;

import org.jspecify.annotations.NullMarked;
