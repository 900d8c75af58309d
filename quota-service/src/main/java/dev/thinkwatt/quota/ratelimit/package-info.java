/** Header fields that tell what is left of a quota, as clients of different schools read them. */
@NullMarked
package dev.thinkwatt.quota.ratelimit;

import org.jspecify.annotations.NullMarked;
