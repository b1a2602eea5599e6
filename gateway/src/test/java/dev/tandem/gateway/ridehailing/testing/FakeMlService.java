package dev.tandem.gateway.ridehailing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.google.protobuf.Duration;
import dev.tandem.proto.ridehailing.v1.CellMarket;
import dev.tandem.proto.ridehailing.v1.CellSurge;
import dev.tandem.proto.ridehailing.v1.ComputeTiming;
import dev.tandem.proto.ridehailing.v1.Fare;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeRequest;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeResponse;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideRequest;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import dev.tandem.proto.ridehailing.v1.Ride;
import dev.tandem.proto.ridehailing.v1.SurgeServiceGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/** A real gRPC server whose responses a test controls. */
public final class FakeMlService implements AutoCloseable {

	/** The version that prices carry. */
	public static final String MODEL_VERSION = "2026.11-test";

	/** The surge of a cell with more demand than supply. */
	public static final double SURGE = 1.75;

	private final List<Ride> rides = new CopyOnWriteArrayList<>();

	private final List<StreamObserver<PriceRideResponse>> held = new CopyOnWriteArrayList<>();

	private final int port;

	private volatile @Nullable Status refusal;

	private volatile Consumer<StreamObserver<PriceRideResponse>> script = FakeMlService::price;

	private @Nullable Server server;

	/** Starts on a free port of 127.0.0.1. */
	public FakeMlService() {
		this.port = listen(0);
	}

	/** Responds with prices again, and clears the received rides. */
	public void reset() {
		this.refusal = null;
		this.script = FakeMlService::price;
		release();
		this.rides.clear();
	}

	/** Responds with a changed price. */
	public void respondWith(Consumer<PriceRideResponse.Builder> change) {
		this.script = (observer) -> {
			PriceRideResponse.Builder response = validResponse();
			change.accept(response);
			send(observer, response.build());
		};
	}

	/** Fails each call. */
	public void fails(Status status) {
		this.refusal = status;
		this.script = (observer) -> observer.onError(status.asRuntimeException());
	}

	/** Holds calls without a response until {@link #release()}. */
	public void holds() {
		this.script = this.held::add;
	}

	/** Responds with prices to the held calls and to later ones. */
	public void release() {
		this.script = FakeMlService::price;
		this.held.removeIf((observer) -> {
			price(observer);
			return true;
		});
	}

	/** Counts the calls that wait for {@link #release()}. */
	public int waiting() {
		return this.held.size();
	}

	/** Returns the rides received since the last {@link #reset()}. */
	public List<Ride> rides() {
		return this.rides;
	}

	/** Returns the port, which stays the same after a restart. */
	public int port() {
		return this.port;
	}

	/** Listens on the same port again. */
	public void start() {
		listen(this.port);
	}

	/** Stops at once and cancels its calls. */
	public void stop() {
		Server running = this.server;
		if (running != null) {
			running.shutdownNow();
			try {
				running.awaitTermination();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public void close() {
		stop();
	}

	private int listen(int wanted) {
		try {
			Server started = NettyServerBuilder
				.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted))
				.addService(new Service())
				.addService(new Surge())
				.build()
				.start();
			this.server = started;
			return started.getPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void price(StreamObserver<PriceRideResponse> observer) {
		send(observer, validResponse().build());
	}

	private static void send(StreamObserver<PriceRideResponse> observer, PriceRideResponse response) {
		try {
			observer.onNext(response);
			observer.onCompleted();
		}
		catch (RuntimeException ex) {
			// the caller has gone
		}
	}

	private static PriceRideResponse.Builder validResponse() {
		return PriceRideResponse.newBuilder()
			.setPrice(Price.newBuilder()
				.setFare(Fare.newBuilder()
					.setCurrency("USD")
					.setAmount(6257)
					.setBase(250)
					.setDistance(3216)
					.setTime(1748)
					.setSurge(1043))
				.setSurge(1.2)
				.setForecastDemand(7.5)
				.setDistanceMeters(26_579)
				.setDuration(Duration.newBuilder().setSeconds(3277))
				.setModelVersion(MODEL_VERSION))
			.setTiming(ComputeTiming.newBuilder()
				.setQueue(Duration.newBuilder().setNanos(20_000))
				.setCompute(Duration.newBuilder().setNanos(50_000)));
	}

	/** A cell with more demand than supply has surge. */
	private static CellSurge surge(CellMarket cell) {
		boolean scarce = cell.getMarket().getRecentDemand() > cell.getMarket().getAvailableSupply();
		return CellSurge.newBuilder().setCell(cell.getCell()).setSurge(scarce ? SURGE : 1).build();
	}

	private final class Surge extends SurgeServiceGrpc.SurgeServiceImplBase {

		@Override
		public void getCitySurge(GetCitySurgeRequest request, StreamObserver<GetCitySurgeResponse> observer) {
			Status refusal = FakeMlService.this.refusal;
			if (refusal != null) {
				observer.onError(refusal.asRuntimeException());
				return;
			}
			observer.onNext(GetCitySurgeResponse.newBuilder()
				.addAllCells(request.getCellsList().stream().map(FakeMlService::surge).toList())
				.setModelVersion(MODEL_VERSION)
				.setTiming(validResponse().getTiming())
				.build());
			observer.onCompleted();
		}

	}

	private final class Service extends PricingServiceGrpc.PricingServiceImplBase {

		@Override
		public void priceRide(PriceRideRequest request, StreamObserver<PriceRideResponse> observer) {
			FakeMlService.this.rides.add(request.getRide());
			FakeMlService.this.script.accept(observer);
		}

	}

}
