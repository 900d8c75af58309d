/** What ties together all that happened for one request. */
@NullMarked
package dev.thinkwatt.support.trace;

import org.jspecify.annotations.NullMarked;
