/**
 * Calls to the ML service over gRPC: channel, deadline, retry, exceptions and
 * observation. Spring Boot configures it; only the {@code grpc} packages of the slices
 * use it.
 */
@NullMarked
package dev.tandem.mlservice.platform.grpc;

import org.jspecify.annotations.NullMarked;
