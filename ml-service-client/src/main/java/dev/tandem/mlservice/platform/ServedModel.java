package dev.tandem.mlservice.platform;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A model that the ML service serves.
 *
 * @param name identifies the model; stays when the version changes
 * @param version the version of the model
 * @param trainedAt when its training ended
 * @param dataSha256 SHA-256 of its training data, lower-case hexadecimal
 * @param metrics how well it predicts, one for each quantity, in order of name
 */
public record ServedModel(String name, String version, Instant trainedAt, String dataSha256,
		List<ModelMetric> metrics) {

	public ServedModel {
		Require.notBlank("name", name);
		Require.notBlank("version", version);
		Objects.requireNonNull(trainedAt, "trainedAt");
		Require.that("dataSha256", dataSha256, dataSha256.matches("[0-9a-f]{64}"), "64 hexadecimal digits");
		metrics = List.copyOf(metrics);
	}

}
