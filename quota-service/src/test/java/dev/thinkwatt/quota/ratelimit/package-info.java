@NullMarked
package dev.thinkwatt.quota.ratelimit;

import org.jspecify.annotations.NullMarked;
