package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.demarche.kernel.Code;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a client say from which revision on it wants to be answered, {@code Demarche-Revision: 57}, say that of an answer of
 * another node: until this node has it, the request waits.
 */
@Component
class AtLeast implements HandlerInterceptor {
    static final String HEADER = "Demarche-Revision";

    private final AsOfReader reader;

    AtLeast(AsOfReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getHeader(HEADER);
        if (wanted != null) {
            reader.revision(wanted, HEADER, Code.INVALID_HEADER);
        }
        return true;
    }
}
