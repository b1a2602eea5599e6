package dev.tandem.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule jdbcStaysInRepositoriesAndTheBridge = noClasses().that()
		.haveSimpleNameNotEndingWith("Repository")
		.and()
		.resideOutsideOfPackage("..persistence..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "com.zaxxer.hikari..",
				"org.postgresql..", "org.flywaydb..");

	@ArchTest
	static final ArchRule controllersReachRepositoriesByServices = noClasses().that()
		.haveSimpleNameEndingWith("Controller")
		.should()
		.dependOnClassesThat()
		.haveSimpleNameEndingWith("Repository");

	@ArchTest
	static final ArchRule theWireIsTheClientsAffair = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.google.protobuf..", "com.google.rpc..", "io.grpc..", "dev.tandem.proto..",
				"dev.tandem.mlservice.*.grpc..");

	@ArchTest
	static final ArchRule nothingBlocksAReactivePipeline = noClasses().should()
		.callMethodWhere(target(owner(assignableTo(Mono.class).or(assignableTo(Flux.class))))
			.and(target(nameMatching("block.*|toIterable|toStream|toFuture"))));

	@ArchTest
	static final ArchRule nothingReadsTheMachinesZone = noClasses().should()
		.callMethodWhere(target(fullNameMatching("java\\.(util\\.TimeZone\\.getDefault"
				+ "|time\\.\\w+\\.systemDefault(Zone)?|time\\.(?!Instant\\.)\\w+\\.now)\\(\\)")));

}
