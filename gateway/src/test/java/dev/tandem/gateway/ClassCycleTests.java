package dev.tandem.gateway;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.validation.Constraint;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * No class depends on itself through other classes. A nested class counts as part of its
 * outermost class.
 */
@AnalyzeClasses(packagesOf = ClassCycleTests.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ClassCycleTests {

	@ArchTest
	static final ArchRule classesAreFreeOfCycles = slices().assignedFrom(new OutermostClasses())
		.should()
		.beFreeOfCycles()
		// a record names its constraint, whose validator reads the record
		.ignoreDependency(DescribedPredicate.alwaysTrue(), CanBeAnnotated.Predicates.annotatedWith(Constraint.class));

	private static final class OutermostClasses implements SliceAssignment {

		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().startsWith(ClassCycleTests.class.getPackageName())
					? SliceIdentifier.of(outermost(type).getName()) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "outermost classes";
		}

		private static JavaClass outermost(JavaClass type) {
			return type.getEnclosingClass().map(OutermostClasses::outermost).orElse(type);
		}

	}

}
