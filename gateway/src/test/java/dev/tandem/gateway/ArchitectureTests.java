package dev.tandem.gateway;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule jdbcStaysInRepositoriesAndTheBridge = noClasses().that()
		.haveSimpleNameNotEndingWith("Repository")
		.and()
		.resideOutsideOfPackage("dev.tandem.gateway.platform.persistence..")
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
	static final ArchRule repositoriesAreUsedInTheirModuleOnly = classes().that()
		.haveSimpleNameEndingWith("Repository")
		.should()
		.bePackagePrivate();

	/** Only the transaction of an idempotent write runs where a method may block. */
	@ArchTest
	static final ArchRule repositoriesReturnMonoOrFlux = noClasses()
		.that(DescribedPredicate.describe("write nothing idempotently", ArchitectureTests::writesNothingOnce))
		.should()
		.callMethodWhere(target(owner(nameMatching(".*Repository"))).and(target(returnsAtOnce())));

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

	/** Repositories may call their own methods. */
	private static boolean writesNothingOnce(JavaClass type) {
		return !type.getName().matches(".*(Repository(\\$.*)?|Store|\\.Idempotency)")
				&& type.getDirectDependenciesFromSelf()
					.stream()
					.noneMatch((dependency) -> dependency.getTargetClass().getSimpleName().equals("Idempotency"));
	}

	private static DescribedPredicate<CodeUnitCallTarget> returnsAtOnce() {
		return DescribedPredicate.describe("return no Publisher",
				(method) -> !method.getRawReturnType().isAssignableTo(Publisher.class));
	}

}
