package dev.tandem.gateway.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names, for the API's description, the problems of one operation beside those that all
 * operations share.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiProblems {

	/** The slugs of the kinds; the description fails for one that is not registered. */
	String[] value();

}
