package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import dev.tandem.gateway.ridehailing.driver.ClientMessage.Position;
import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Parses and writes messages as JSON. Strict: unknown types and fields are errors.
 * Thread-safe.
 */
@Component
final class DriverCodec {

	private static final String INVALID_FORM = "A message is one JSON object of the documented form";

	private final ObjectReader reader;

	private final ObjectWriter writer;

	private final Validator validator;

	private final ServedArea area;

	DriverCodec(JsonMapper json, Validator validator, ServedArea area) {
		this.reader = json.readerFor(ClientMessage.class);
		this.writer = json.writerFor(ServerMessage.class);
		this.validator = validator;
		this.area = area;
	}

	/**
	 * Parses and validates a message.
	 * @return the message, whose values are valid
	 * @throws ProblemException when it is invalid; names every invalid field
	 * @throws CharacterCodingException when it is not UTF-8
	 */
	ClientMessage read(ByteBuffer bytes) throws CharacterCodingException {
		ClientMessage message = parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
		List<FieldError> errors = this.validator.validate(message)
			.stream()
			.map((violation) -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
			.sorted(Comparator.comparing(FieldError::field))
			.toList();
		if (!errors.isEmpty()) {
			throw ProblemException.invalid(DriverProblem.MESSAGE_INVALID, errors);
		}
		if (message instanceof Position position && !this.area.isInOrNear(position.place())) {
			throw ProblemException.invalid(DriverProblem.MESSAGE_INVALID,
					List.of(new FieldError("lat", "is far outside the served area with this lng"),
							new FieldError("lng", "is far outside the served area with this lat")));
		}
		return message;
	}

	byte[] write(ServerMessage message) {
		return this.writer.writeValueAsBytes(message);
	}

	private ClientMessage parse(String text) {
		try {
			ClientMessage message = this.reader.readValue(text);
			if (message == null) {
				throw new ProblemException(DriverProblem.MESSAGE_INVALID, INVALID_FORM);
			}
			return message;
		}
		catch (JacksonException ex) {
			throw problem(ex);
		}
	}

	private static ProblemException problem(JacksonException error) {
		return switch (error) {
			case InvalidTypeIdException ex when ex.getTypeId() == null -> invalid("type", "is required");
			case InvalidTypeIdException ex -> invalid("type", "is not known");
			case UnrecognizedPropertyException ex -> invalid(field(ex), "is not known");
			case DatabindException ex when !ex.getPath().isEmpty() -> invalid(field(ex), "is of the wrong type");
			default -> new ProblemException(DriverProblem.MESSAGE_INVALID, INVALID_FORM);
		};
	}

	private static ProblemException invalid(String field, String message) {
		return ProblemException.invalid(DriverProblem.MESSAGE_INVALID, List.of(new FieldError(field, message)));
	}

	/** Messages are flat: a path is one name. */
	private static String field(JacksonException error) {
		return error.getPath().getFirst().getPropertyName();
	}

}
