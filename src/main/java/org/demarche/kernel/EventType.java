package org.demarche.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable name and revision under which an event is stored. They are a public contract: the class may be renamed or
 * moved, the name never; a changed payload is a new revision with an upcaster from the old one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** The stored name, for example {@code development-reported}. */
    String value();

    /** The revision of the payload's shape, from 1. */
    int revision() default 1;
}
