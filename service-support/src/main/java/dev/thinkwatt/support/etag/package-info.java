/** Which state of a thing a caller has read, so that nobody overwrites what they have not seen. */
@NullMarked
package dev.thinkwatt.support.etag;

import org.jspecify.annotations.NullMarked;
