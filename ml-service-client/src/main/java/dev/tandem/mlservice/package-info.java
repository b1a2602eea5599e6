/**
 * The ML service as a Java application sees it: ask for prices, get domain values or one
 * of a few exceptions. No type of the wire appears here.
 */
@NullMarked
package dev.tandem.mlservice;

import org.jspecify.annotations.NullMarked;
