/** Files of electricity prices as exchanges and suppliers publish them, read without a database or a network. */
@NullMarked
package dev.thinkwatt.catalog.tariff;

import org.jspecify.annotations.NullMarked;
