package org.demarche.web;

import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/** Makes an argument of a controller's method out of query parameters, and says which. */
interface ParameterReader extends HandlerMethodArgumentResolver {
    /** The names of the query parameters that the argument is made of; asked only of a parameter that is supported. */
    Set<String> names(MethodParameter parameter);
}
