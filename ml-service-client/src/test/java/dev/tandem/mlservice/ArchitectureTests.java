package dev.tandem.mlservice;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packagesOf = MlServiceClient.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ADAPTER = "dev.tandem.mlservice.grpc";

	@ArchTest
	static final ArchRule wireStaysInTheAdapter = noClasses().that()
		.resideOutsideOfPackage(ADAPTER)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.google.protobuf..", "com.google.rpc..", "io.grpc..", "dev.tandem.proto..", ADAPTER);

	@ArchTest
	static final ArchRule publicApiNeedsReactorAndNothingElse = classes().that()
		.resideInAPackage("dev.tandem.mlservice")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "dev.tandem.mlservice", "reactor..", "org.reactivestreams..", "org.jspecify..");

	@ArchTest
	static final ArchRule adapterIsClosedButForItsAutoConfiguration = classes().that()
		.resideInAPackage(ADAPTER)
		.and()
		.doNotHaveSimpleName("MlServiceAutoConfiguration")
		.should()
		.notBePublic();

}
