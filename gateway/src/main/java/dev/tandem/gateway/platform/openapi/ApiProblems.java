package dev.tandem.gateway.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.gateway.platform.problem.ProblemType;

/**
 * Names, for the API's description, the problems that an operation has of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiProblems {

	/**
	 * The problems beside those that all operations share.
	 * @return their types
	 */
	ProblemType[] value();

}
