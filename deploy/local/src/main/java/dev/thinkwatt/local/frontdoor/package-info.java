/** One origin for the three services, as an ingress would give them. */
@NullMarked
package dev.thinkwatt.local.frontdoor;

import org.jspecify.annotations.NullMarked;
