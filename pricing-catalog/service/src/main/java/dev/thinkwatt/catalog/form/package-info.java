/** Forms over documents: what is asked, where each answer stands, and how a list grows and shrinks. */
@NullMarked
package dev.thinkwatt.catalog.form;

import org.jspecify.annotations.NullMarked;
