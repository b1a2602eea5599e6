package dev.tandem.sample;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.google.protobuf.Duration;
import dev.tandem.proto.ridehailing.v1.ComputeTiming;
import dev.tandem.proto.ridehailing.v1.Fare;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideRequest;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class PriceARideTests {

	@AutoClose("shutdownNow")
	private final Server mlService = NettyServerBuilder
		.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
		.addService(new CentAMetre())
		.build();

	@Test
	void printsThePriceThatTheServiceGives(CapturedOutput output) throws Exception {
		this.mlService.start();
		String target = "--spring.grpc.client.channel.ml-service.target=static://127.0.0.1:" + this.mlService.getPort();
		try (ConfigurableApplicationContext _ = SpringApplication.from(PriceARide::main)
			.run(target)
			.getApplicationContext()) {
			assertThat(output).contains("currency=USD, amount=26579,").contains("modelVersion=a cent a metre");
		}
	}

	private static final class CentAMetre extends PricingServiceGrpc.PricingServiceImplBase {

		private static final int METRES = 26_579;

		@Override
		public void priceRide(PriceRideRequest request, StreamObserver<PriceRideResponse> observer) {
			observer.onNext(PriceRideResponse.newBuilder()
				.setPrice(Price.newBuilder()
					.setFare(Fare.newBuilder().setCurrency("USD").setAmount(METRES).setDistance(METRES))
					.setSurge(1)
					.setDistanceMeters(METRES)
					.setDuration(Duration.newBuilder().setSeconds(3277))
					.setModelVersion("a cent a metre"))
				.setTiming(ComputeTiming.newBuilder()
					.setQueue(Duration.getDefaultInstance())
					.setCompute(Duration.getDefaultInstance()))
				.build());
			observer.onCompleted();
		}

	}

}
