/**
 * What the tests of the ride-hailing example share.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.testing;

import org.jspecify.annotations.NullMarked;
