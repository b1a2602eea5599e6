package dev.tandem.mlservice.grpc;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the client tells Micrometer.
 */
enum MlServiceObservation implements ObservationDocumentation {

	/**
	 * A call to the ML service, from subscription to answer, its retries included.
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
	 * The tags of a call, of few values each.
	 */
	enum Key implements KeyName {

		/**
		 * The method as the contract names it, such as {@code PriceRide}.
		 */
		METHOD {
			@Override
			public String asString() {
				return "method";
			}
		},

		/**
		 * How it ended; one of {@link Outcome}.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

}
