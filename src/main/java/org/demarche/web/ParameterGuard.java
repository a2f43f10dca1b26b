package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that the method asked would not look at, so that a typing error is not lost. */
@Component
class ParameterGuard implements HandlerInterceptor {
    private final List<ParameterReader> readers;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    ParameterGuard(List<ParameterReader> readers) {
        this.readers = readers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !HttpMethod.OPTIONS.matches(request.getMethod())) {
            Set<String> names = known.computeIfAbsent(method.getMethod(), ignored -> names(method));
            for (String name : Asked.query(request).keySet()) {
                if (!names.contains(name)) {
                    throw new Refusal(Code.UNKNOWN_PARAMETER, name, detail(names));
                }
            }
        }
        return true;
    }

    private static String detail(Set<String> names) {
        return names.isEmpty()
                ? "Leave it out; there are no parameters here."
                : "Leave it out or correct it; there are " + String.join(", ", names) + ".";
    }

    private Set<String> names(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                names.add(String.valueOf(parameter.getParameterName()));
            }
            readers.stream()
                    .filter(reader -> reader.supportsParameter(parameter))
                    .forEach(reader -> names.addAll(reader.names(parameter)));
        }
        return names;
    }
}
