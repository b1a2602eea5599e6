/**
 * What every endpoint shares: problems, time spent, strict JSON, the API's description.
 */
@NullMarked
package dev.tandem.gateway.platform.web;

import org.jspecify.annotations.NullMarked;
