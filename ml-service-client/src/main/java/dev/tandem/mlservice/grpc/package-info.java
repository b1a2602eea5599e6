/**
 * The ML service over gRPC: the one place that knows the wire. It is wired by Spring Boot
 * and open to no other package.
 */
@NullMarked
package dev.tandem.mlservice.grpc;

import org.jspecify.annotations.NullMarked;
