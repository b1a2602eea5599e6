/**
 * The pricing client over gRPC: translates between domain values and the contract.
 */
@NullMarked
package dev.tandem.mlservice.ridehailing.grpc;

import org.jspecify.annotations.NullMarked;
