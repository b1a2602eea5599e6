package dev.tandem.gateway.platform.logging;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Logs in one line what this replica did in the last minute, or nothing when it did
 * nothing.
 */
@Component
public final class ActivityLog {

	private static final Logger logger = LoggerFactory.getLogger(ActivityLog.class);

	private final ObjectProvider<ActivitySource> sources;

	private final Duration interval;

	ActivityLog(ObjectProvider<ActivitySource> sources, LoggingProperties properties) {
		this.sources = sources;
		this.interval = properties.activityInterval();
	}

	/**
	 * Logs what happened since the last call.
	 */
	public synchronized void log() {
		String line = this.sources.orderedStream()
			.map(ActivitySource::sinceLastCall)
			.flatMap(Optional::stream)
			.collect(Collectors.joining("; "));
		if (!line.isEmpty()) {
			logger.info("Last {} s: {}", this.interval.toSeconds(), line);
		}
	}

}
