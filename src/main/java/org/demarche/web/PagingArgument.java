package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link Paging} that a controller's method takes. */
@Component
class PagingArgument implements ParameterReader {
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final Set<String> NAMES = Set.of(LIMIT, CURSOR);

    private static final Pattern FROM_1_TO_1000 = Pattern.compile("[1-9][0-9]{0,2}|1000");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Set<String> names(MethodParameter parameter) {
        return NAMES;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not an HTTP request");
        }
        String limit = Asked.query(request).get(LIMIT);
        if (limit != null && !FROM_1_TO_1000.matcher(limit).matches()) {
            throw Asked.malformed(LIMIT, "Give a whole number from 1 to " + Paging.MOST + ".");
        }
        Cursor cursor = Asked.cursor(request);
        return new Paging(limit == null ? null : Integer.valueOf(limit), cursor == null ? null : cursor.after());
    }
}
