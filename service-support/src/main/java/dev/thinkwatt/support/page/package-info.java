/** The console: one header, one look and one way to fail for the pages of every service. */
@NullMarked
package dev.thinkwatt.support.page;

import org.jspecify.annotations.NullMarked;
