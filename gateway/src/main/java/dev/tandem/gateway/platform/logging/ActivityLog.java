package dev.tandem.gateway.platform.logging;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs in one line what this replica did in the last minute, or nothing when it did
 * nothing.
 */
@Component
public final class ActivityLog {

	private static final Log logger = LogFactory.getLog(ActivityLog.class);

	private final ObjectProvider<ActivitySource> sources;

	private final Duration interval;

	ActivityLog(ObjectProvider<ActivitySource> sources, LoggingProperties properties) {
		this.sources = sources;
		this.interval = properties.activityInterval();
	}

	/**
	 * Logs what happened since the last call.
	 */
	@Scheduled(initialDelayString = "${tandem.logging.activity-interval:1m}",
			fixedRateString = "${tandem.logging.activity-interval:1m}")
	public synchronized void log() {
		String line = this.sources.orderedStream()
			.map(ActivitySource::sinceLastCall)
			.flatMap(Optional::stream)
			.collect(Collectors.joining("; "));
		if (!line.isEmpty()) {
			logger.info("Last " + this.interval.toSeconds() + " s: " + line);
		}
	}

}
