package dev.tandem.mlservice.ridehailing;

import java.util.List;
import java.util.Objects;

import dev.tandem.mlservice.platform.Require;

/**
 * The surge of many cells, computed by one model.
 *
 * @param cells one for each requested cell, in the order of the request
 * @param modelVersion version of the model that computed them
 * @param timing the service's time for the whole computation
 */
public record CitySurge(List<CellSurge> cells, String modelVersion, ComputeTiming timing) {

	public CitySurge {
		cells = List.copyOf(cells);
		Require.notBlank("model_version", modelVersion);
		Objects.requireNonNull(timing, "timing");
	}

}
