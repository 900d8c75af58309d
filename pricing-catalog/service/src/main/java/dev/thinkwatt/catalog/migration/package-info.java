/** How those who follow a plan go from one version to the next. */
@NullMarked
package dev.thinkwatt.catalog.migration;

import org.jspecify.annotations.NullMarked;
