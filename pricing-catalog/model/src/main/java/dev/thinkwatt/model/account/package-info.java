/** Who pays and who uses. */
@NullMarked
package dev.thinkwatt.model.account;

import org.jspecify.annotations.NullMarked;
