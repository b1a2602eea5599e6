package dev.tandem.mlservice.platform.grpc;

import java.util.List;

import io.grpc.ServiceDescriptor;

/**
 * The gRPC services that a client calls. Declare a bean of it for each client: the
 * channel retries the services' idempotent methods.
 *
 * @param services the services' descriptors
 */
public record ContractServices(List<ServiceDescriptor> services) {

	public ContractServices {
		services = List.copyOf(services);
	}

}
