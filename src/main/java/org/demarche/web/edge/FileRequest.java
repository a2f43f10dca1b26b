package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarche.web.RawQuery;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is a file, whatever its content type says: parameters are those of the query alone. The container would take
 * the body for a form, and read it, where a client such as curl calls it one.
 */
final class FileRequest extends BoundedRequest {
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    FileRequest(HttpServletRequest request, long limit) {
        super(request, limit);
        RawQuery.parse(request.getQueryString()).forEach((name, value) -> parameters.put(name, new String[] {value}));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
