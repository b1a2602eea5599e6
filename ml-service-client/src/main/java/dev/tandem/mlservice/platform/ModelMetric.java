package dev.tandem.mlservice.platform;

import org.jspecify.annotations.Nullable;

/**
 * How well one quantity is predicted on the hold-out period: mean absolute errors, all in
 * the same unit.
 *
 * @param name the predicted quantity
 * @param unit the unit of the errors
 * @param mae the model's error
 * @param baselineMae the error of the simple rule that the model must beat
 * @param floorMae the error of a forecast that knows everything except the noise, or
 * {@code null} when unknown
 */
public record ModelMetric(String name, String unit, double mae, double baselineMae, @Nullable Double floorMae) {

	public ModelMetric {
		Require.notBlank("metric.name", name);
		Require.notBlank("metric.unit", unit);
		Require.positive("metric.mae", mae);
		Require.positive("metric.baselineMae", baselineMae);
		if (floorMae != null) {
			Require.positive("metric.floorMae", floorMae);
		}
	}

}
