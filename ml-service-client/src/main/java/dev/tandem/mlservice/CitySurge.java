package dev.tandem.mlservice;

import java.util.List;
import java.util.Objects;

/**
 * The surge of many cells, by one model at one moment.
 *
 * @param cells one for each cell asked, in the order asked
 * @param modelVersion the model that computed all of it
 * @param timing what the whole computation took the service
 */
public record CitySurge(List<CellSurge> cells, String modelVersion, ComputeTiming timing) {

	public CitySurge {
		cells = List.copyOf(cells);
		Require.notBlank("model_version", modelVersion);
		Objects.requireNonNull(timing, "timing");
	}

}
