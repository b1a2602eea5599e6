/**
 * What the gateway's tests stand on: a database of their own, an ML service that does as
 * told, a gateway that runs.
 */
@NullMarked
package dev.tandem.gateway.testing;

import org.jspecify.annotations.NullMarked;
