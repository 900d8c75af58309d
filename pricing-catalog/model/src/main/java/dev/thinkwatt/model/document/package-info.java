/** Plans as people write them: documents that may be incomplete or wrong, with everything that is wrong with them. */
@NullMarked
package dev.thinkwatt.model.document;

import org.jspecify.annotations.NullMarked;
