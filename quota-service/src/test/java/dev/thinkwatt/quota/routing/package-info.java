/** Routings, over HTTP and in rows. */
@NullMarked
package dev.thinkwatt.quota.routing;

import org.jspecify.annotations.NullMarked;
