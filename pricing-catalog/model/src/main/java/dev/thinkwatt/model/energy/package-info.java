/** Electricity: profiles of models, sites, prices by interval, and the surcharge formula. */
@NullMarked
package dev.thinkwatt.model.energy;

import org.jspecify.annotations.NullMarked;
