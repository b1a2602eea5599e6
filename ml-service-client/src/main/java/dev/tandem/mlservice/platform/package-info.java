/**
 * What every client of the ML service shares: the list of its models, the caller's
 * deadline and the exceptions. No gRPC or protobuf type appears here.
 */
@NullMarked
package dev.tandem.mlservice.platform;

import org.jspecify.annotations.NullMarked;
