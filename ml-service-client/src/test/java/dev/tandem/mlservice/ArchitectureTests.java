package dev.tandem.mlservice;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The platform and each slice have the packages {@code <root>}, their public API, and
 * {@code <root>.grpc}.
 */
@AnalyzeClasses(packages = "dev.tandem.mlservice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String PLATFORM = "dev.tandem.mlservice.platform..";

	private static final String API = "dev.tandem.mlservice.*";

	private static final String GRPC = "dev.tandem.mlservice.*.grpc";

	@ArchTest
	static final ArchRule slicesKnowThePlatformOnly = slices().matching("dev.tandem.mlservice.(*)..")
		.should()
		.notDependOnEachOther()
		.ignoreDependency(alwaysTrue(), resideInAPackage(PLATFORM));

	@ArchTest
	static final ArchRule packagesHaveNoCycles = slices().matching("dev.tandem.mlservice.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule classesHaveNoCycles = slices().assignedFrom(TopLevelClass.ASSIGNMENT)
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule grpcStaysInsideItsPackages = noClasses().that()
		.resideOutsideOfPackage(GRPC)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.google.protobuf..", "com.google.rpc..", "io.grpc..", "dev.tandem.proto..");

	@ArchTest
	static final ArchRule publicApiNeedsReactorAndNothingElse = classes().that()
		.resideInAPackage(API)
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", API, "reactor..", "org.reactivestreams..", "org.jspecify..");

	@ArchTest
	static final ArchRule slicesAdaptersAreClosedExceptForTheirAutoConfiguration = classes().that()
		.resideInAPackage(GRPC)
		.and()
		.resideOutsideOfPackage(PLATFORM)
		.and()
		.haveSimpleNameNotEndingWith("AutoConfiguration")
		.should()
		.notBePublic()
		.allowEmptyShould(true);

}
