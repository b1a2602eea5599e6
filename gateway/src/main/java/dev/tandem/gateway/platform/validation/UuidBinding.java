package dev.tandem.gateway.platform.validation;

import java.beans.PropertyEditorSupport;
import java.util.UUID;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.InvalidValueException;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Converts path and query parameters of the type {@link UUID} only from their full form.
 * An editor, not a converter: when a converter fails, Spring tries its own editor, which
 * accepts {@code 1-1-1-1-1}.
 */
@ControllerAdvice
final class UuidBinding {

	@InitBinder
	void bindUuids(WebDataBinder binder) {
		binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {

			@Override
			public void setAsText(String text) {
				setValue(UuidText.parse(text).orElseThrow(() -> new InvalidValueException("must be a UUID")));
			}

		});
	}

}
