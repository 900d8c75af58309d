/** The one JSON configuration of requests, answers and events. */
@NullMarked
package dev.thinkwatt.support.json;

import org.jspecify.annotations.NullMarked;
