/** Where routers send requests, and how often they may not. */
@NullMarked
package dev.thinkwatt.quota.routing;

import org.jspecify.annotations.NullMarked;
