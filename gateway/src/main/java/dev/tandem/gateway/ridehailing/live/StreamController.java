package dev.tandem.gateway.ridehailing.live;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * The REST endpoints of the live streams.
 */
@RestController
class StreamController {

	private final RideService rides;

	private final RideStream rideStream;

	private final CityBroadcaster city;

	private final SseResponses streams;

	StreamController(RideService rides, RideStream rideStream, CityBroadcaster city, SseResponses streams) {
		this.rides = rides;
		this.rideStream = rideStream;
		this.city = city;
		this.streams = streams;
	}

	@GetMapping(path = "/api/v1/city/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Tag(name = "City", description = "The whole city, live.")
	@Operation(operationId = "watchCity", summary = "Stream the state of the city",
			description = """
					Server-sent events. `snapshot`: every cell with demand, supply and surge, the drivers in the viewport, the rides that have \
					not ended, the rates. After it only changes: `pulse` the cells, `drivers` who moved or left, `rates`, and `ride` each \
					change of any ride's state. `snapshot` and `ride` have ids; after `Last-Event-ID`, the missed `ride` events come first, \
					each exactly once, then a new snapshot.""",
			parameters = {
					@Parameter(in = ParameterIn.QUERY, name = Viewport.PARAMETER,
							description = "West, south, east and north edge, in degrees; drivers outside are omitted",
							schema = @Schema(type = "string", pattern = Viewport.PATTERN,
									example = "-74.02,40.70,-73.93,40.80")),
					@Parameter(in = ParameterIn.HEADER, name = LastEventId.HEADER,
							description = "The id of the last event seen; empty for none",
							schema = @Schema(type = "string", pattern = LastEventId.CURSOR)),
					@Parameter(in = ParameterIn.QUERY, name = LastEventId.PARAMETER,
							description = "The same, for a client that cannot set headers",
							schema = @Schema(type = "string", pattern = LastEventId.CURSOR)) })
	@ApiResponse(responseCode = "200", description = "The events",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
	ResponseEntity<Flux<ServerSentEvent<String>>> watch(@Parameter(hidden = true) ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		return this.streams.respond(exchange, this.city.watch(Viewport.in(request), LastEventId.cursor(request)));
	}

	/** Responds 204 after the last event: browsers then stop reconnecting. */
	@GetMapping(path = "/api/v1/rides/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Tag(name = "Rides")
	@Operation(operationId = "followRide", summary = "Stream the events of a ride",
			description = """
					Server-sent events. `ride`, with the event's number as id: a change of state, each exactly once and in order, from the \
					first or after `Last-Event-ID`. `driver`, about once a second while a driver has the ride: the position, \
					the remaining distance and the remaining time. The stream ends with the ride.""",
			parameters = {
					@Parameter(in = ParameterIn.HEADER, name = LastEventId.HEADER,
							description = "The number of the last event seen; empty for none",
							schema = @Schema(type = "string", pattern = LastEventId.NUMBER)),
					@Parameter(in = ParameterIn.QUERY, name = LastEventId.PARAMETER,
							description = "The same, for a client that cannot set headers",
							schema = @Schema(type = "string", pattern = LastEventId.NUMBER)) })
	@ApiResponse(responseCode = "200", description = "The events",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "204", description = "The ride has ended, and the client has its last event",
			content = @Content)
	Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> follow(@Parameter(description = "UUIDv7") @PathVariable UUID id,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		int seen = LastEventId.number(exchange.getRequest());
		return this.rides.find(id).map((ride) -> respond(exchange, ride, seen));
	}

	private ResponseEntity<Flux<ServerSentEvent<String>>> respond(ServerWebExchange exchange, Ride ride, int seen) {
		if (seen > ride.version()) {
			throw LastEventId.unknown();
		}
		return (ride.state().isFinal() && seen == ride.version()) ? ResponseEntity.noContent().build()
				: this.streams.respond(exchange, this.rideStream.follow(ride, seen));
	}

}
