package dev.tandem.mlservice.platform.grpc;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations that the client makes, for Micrometer.
 */
enum MlServiceObservation implements ObservationDocumentation {

	/**
	 * A call to the ML service, from subscription to response, including its retries.
	 */
	CALL {
		@Override
		public String getName() {
			return "tandem.ml.call";
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Key.values();
		}
	};

	/**
	 * The low-cardinality tags of a call.
	 */
	enum Key implements KeyName {

		/**
		 * The method's name in the contract, such as {@code ListModels}.
		 */
		METHOD {
			@Override
			public String asString() {
				return "method";
			}
		},

		/**
		 * How the call ended: the name of an {@link Outcome}.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

}
