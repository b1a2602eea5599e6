package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

import dev.tandem.simulator.city.CityHour;

/** The figures of one hour of the model city. */
final class HourFigures {

	static final Duration BOUND = Duration.ofSeconds(15);

	final CityHour hour;

	final DoubleSummaryStatistics busyShare = new DoubleSummaryStatistics();

	final DoubleSummaryStatistics online = new DoubleSummaryStatistics();

	final DoubleSummaryStatistics free = new DoubleSummaryStatistics();

	final DoubleSummaryStatistics surging = new DoubleSummaryStatistics();

	final List<Duration> matches = new ArrayList<>();

	final List<Probe> probes = new ArrayList<>();

	int unmatched;

	int tooDear;

	int gaveUp;

	int quotes;

	int surgesBegun;

	int surgesEnded;

	HourFigures(CityHour hour) {
		this.hour = hour;
	}

	double matchedShare() {
		return this.matches.size() / (double) (this.matches.size() + this.unmatched);
	}

	Duration medianMatch() {
		List<Duration> sorted = new ArrayList<>(this.matches);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
				"%-7s online %5.1f  busy %4.1f %% (%4.1f to %4.1f)  free %4.1f, least %2.0f  rides %4d  matched %5.1f %%  p50 %4.1f s  quotes %4d, %3d too dear, %3d gave up  surging %5.1f cells, %3.0f to %3.0f, %4d begun, %4d ended  probes %d",
				this.hour, this.online.getAverage(), 100 * this.busyShare.getAverage(), 100 * this.busyShare.getMin(),
				100 * this.busyShare.getMax(), this.free.getAverage(), this.free.getMin(),
				this.matches.size() + this.unmatched, 100 * matchedShare(), medianMatch().toMillis() / 1_000.0,
				this.quotes, this.tooDear, this.gaveUp, this.surging.getAverage(), this.surging.getMin(),
				this.surging.getMax(), this.surgesBegun, this.surgesEnded, this.probes.size());
	}

	/** Records a person's request: from where, and whether a driver accepted in time. */
	record Probe(String place, boolean named, boolean inTime) {
	}

}
