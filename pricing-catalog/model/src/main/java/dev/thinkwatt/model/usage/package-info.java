/** What a request used, in disjoint kinds, and the event that says so. */
@NullMarked
package dev.thinkwatt.model.usage;

import org.jspecify.annotations.NullMarked;
