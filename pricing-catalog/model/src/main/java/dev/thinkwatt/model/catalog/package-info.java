/** The published catalog, as quota-service and billing-service know it. */
@NullMarked
package dev.thinkwatt.model.catalog;

import org.jspecify.annotations.NullMarked;
