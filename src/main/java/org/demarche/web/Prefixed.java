package org.demarche.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The second {@link AsOf} of a question about two: read from parameters of its own, {@code toAt} and {@code toKnown} for
 * the prefix {@code to}. Left out, its valid time is that of the first, and everything recorded is known. One of the two
 * may be as known before the crisis was opened.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prefixed {
    String value();
}
