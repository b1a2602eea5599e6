package dev.tandem.mlservice;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Assigns each class, with the classes inside it, to a slice of its own, so that a cycle
 * of slices is a cycle of classes.
 */
final class TopLevelClass implements SliceAssignment {

	static final SliceAssignment ASSIGNMENT = new TopLevelClass();

	private TopLevelClass() {
	}

	@Override
	public SliceIdentifier getIdentifierOf(JavaClass type) {
		JavaClass outer = type;
		while (outer.getEnclosingClass().isPresent()) {
			outer = outer.getEnclosingClass().get();
		}
		return SliceIdentifier.of(outer.getName());
	}

	@Override
	public String getDescription() {
		return "top-level classes";
	}

}
