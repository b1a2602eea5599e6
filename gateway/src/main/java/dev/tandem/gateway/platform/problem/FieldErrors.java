package dev.tandem.gateway.platform.problem;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.validation.BindingResult;

/**
 * Makes field errors of the violated constraints of a request's body: in the order in
 * which its records declare their components, because validators report them in any.
 */
final class FieldErrors {

	private FieldErrors() {
	}

	static List<FieldError> of(BindingResult result) {
		Class<?> body = Objects.requireNonNull(result.getTarget()).getClass();
		return result.getFieldErrors()
			.stream()
			.map((error) -> new FieldError(path(error.getField()), String.valueOf(error.getDefaultMessage())))
			.sorted(Comparator.comparing((FieldError error) -> position(ResolvableType.forClass(body), error.field()),
					Arrays::compare))
			.toList();
	}

	/** Such as {@code items.0.name} for {@code items[0].name}. */
	private static String path(String property) {
		return property.replace("[", ".").replace("]", "");
	}

	/** The index of each name of a path: among a record's components, or in a list. */
	private static int[] position(ResolvableType body, String path) {
		List<Integer> position = new ArrayList<>();
		ResolvableType type = body;
		for (String name : path.split("\\.")) {
			RecordComponent @Nullable [] components = type.toClass().getRecordComponents();
			if (components == null) {
				position.add(Integer.parseInt(name));
				type = type.asCollection().getGeneric();
				continue;
			}
			List<String> names = Arrays.stream(components).map(RecordComponent::getName).toList();
			int index = names.indexOf(name);
			position.add(index);
			type = ResolvableType.forType(components[index].getGenericType());
		}
		return position.stream().mapToInt(Integer::intValue).toArray();
	}

}
