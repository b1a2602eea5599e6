package dev.tandem.mlservice;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Neither the platform's code nor its tests depend on a slice: a slice can be removed.
 */
@AnalyzeClasses(packages = "dev.tandem.mlservice")
class PlatformDependencyTests {

	private static final String PLATFORM = "dev.tandem.mlservice.platform..";

	@ArchTest
	static final ArchRule platformKnowsNoSlice = noClasses().that()
		.resideInAPackage(PLATFORM)
		.should()
		.dependOnClassesThat(
				resideInAPackage("dev.tandem..").and(not(resideInAnyPackage(PLATFORM, "dev.tandem.proto.model.."))));

}
