/** What the books are after everything that can happen to billing-service. */
@NullMarked
package dev.thinkwatt.e2e.books;

import org.jspecify.annotations.NullMarked;
