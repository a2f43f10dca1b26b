package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link AsOf} that a controller's method takes. */
@Component
class AsOfArgument implements ParameterReader {
    static final Set<String> NAMES =
            Set.of(AsOfParameters.AT, AsOfParameters.KNOWN, AsOfParameters.PUBLISHED, AsOfParameters.CODEBOOK);

    private static final Set<String> NAMES_OUTSIDE =
            Set.of(AsOfParameters.AT, AsOfParameters.KNOWN, AsOfParameters.PUBLISHED);

    private final AsOfReader reader;

    AsOfArgument(AsOfReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public Set<String> names(MethodParameter parameter) {
        String prefix = prefix(parameter);
        if (prefix != null) {
            return Set.of(
                    AsOfParameters.prefixed(prefix, AsOfParameters.AT),
                    AsOfParameters.prefixed(prefix, AsOfParameters.KNOWN));
        }
        return withinCrisis(parameter) ? NAMES : NAMES_OUTSIDE;
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        AsOfParameters asked = Asked.asOf(request);
        String prefix = prefix(parameter);
        if (prefix != null) {
            asked = second(prefix, asked, Asked.query(request));
        }
        String crisis = Asked.crisis(request);
        if (crisis == null) {
            return reader.read(asked);
        }
        AsOf asOf = reader.read(asked, crisis);
        if (!asOf.knowsCrisis() && !isOneOfTwo(parameter)) {
            throw AsOfReader.noSuchCrisis();
        }
        return asOf;
    }

    private static boolean isOneOfTwo(MethodParameter parameter) {
        return Arrays.stream(parameter.getExecutable().getParameters())
                .anyMatch(sibling -> sibling.isAnnotationPresent(Prefixed.class));
    }

    private static AsOfParameters second(String prefix, AsOfParameters first, Map<String, String> query) {
        AsOfParameters second = new AsOfParameters(prefix, null, null, first.published(), first.codebook());
        String at = query.getOrDefault(second.atName(), first.at());
        return new AsOfParameters(prefix, at, query.get(second.knownName()), first.published(), first.codebook());
    }

    private static @Nullable String prefix(MethodParameter parameter) {
        Prefixed prefixed = parameter.getParameterAnnotation(Prefixed.class);
        return prefixed == null ? null : prefixed.value();
    }

    private static boolean withinCrisis(MethodParameter parameter) {
        for (var sibling : parameter.getExecutable().getParameters()) {
            if (sibling.isAnnotationPresent(PathVariable.class)
                    && sibling.getName().equals("crisis")) {
                return true;
            }
        }
        return false;
    }
}
