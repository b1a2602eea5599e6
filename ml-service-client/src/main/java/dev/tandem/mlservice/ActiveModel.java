package dev.tandem.mlservice;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The model that prices rides now.
 *
 * @param version its version
 * @param trainedAt when its training ended
 * @param dataSha256 SHA-256 of its training data, lower-case hexadecimal
 * @param metrics how well it predicts, one for each quantity, in order of name
 */
public record ActiveModel(String version, Instant trainedAt, String dataSha256, List<ModelMetric> metrics) {

	public ActiveModel {
		Require.notBlank("version", version);
		Objects.requireNonNull(trainedAt, "trainedAt");
		Require.that("dataSha256", dataSha256, dataSha256.matches("[0-9a-f]{64}"), "64 hexadecimal digits");
		metrics = List.copyOf(metrics);
	}

}
