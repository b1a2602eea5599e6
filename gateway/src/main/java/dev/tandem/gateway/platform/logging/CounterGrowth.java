package dev.tandem.gateway.platform.logging;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;

/**
 * How much the counters of one name have grown since the last call, by the value of a
 * tag. Not thread-safe.
 */
public final class CounterGrowth {

	private final Search counters;

	private final String tag;

	private final Map<String, Long> last = new HashMap<>();

	/**
	 * Starts at zero.
	 * @param meters the registry of the counters, which may be registered later
	 * @param name the counters' name
	 * @param tag the tag that distinguishes the counters
	 */
	public CounterGrowth(MeterRegistry meters, String name, String tag) {
		this.counters = meters.find(name);
		this.tag = tag;
	}

	/**
	 * What was counted since the last call.
	 * @return the growth by the tag's value, without those that did not grow
	 */
	public SortedMap<String, Long> sinceLastCall() {
		SortedMap<String, Long> growth = new TreeMap<>();
		for (Counter counter : this.counters.counters()) {
			String value = String.valueOf(counter.getId().getTag(this.tag));
			long count = Math.round(counter.count());
			long increase = count - this.last.getOrDefault(value, 0L);
			if (increase > 0) {
				growth.put(value, increase);
			}
			this.last.put(value, count);
		}
		return growth;
	}

}
