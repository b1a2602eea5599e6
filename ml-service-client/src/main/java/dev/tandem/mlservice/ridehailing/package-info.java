/**
 * The ML service's prices and surge in domain terms. No gRPC or protobuf type appears
 * here.
 */
@NullMarked
package dev.tandem.mlservice.ridehailing;

import org.jspecify.annotations.NullMarked;
