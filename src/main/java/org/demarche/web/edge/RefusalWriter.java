package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarche.kernel.Refusal;
import org.demarche.web.Correlation;
import org.springframework.stereotype.Component;

/** Answers requests that a filter refuses, like those that are refused later. Thread-safe. */
@Component
public final class RefusalWriter {
    private final RefusalLog log;

    RefusalWriter(RefusalLog log) {
        this.log = log;
    }

    /** Answers with the refusal, beside the headers that the response has already. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.note(refusal, request);
        Problem.of(refusal, request.getRequestURI(), Correlation.of(request)).writeTo(response);
    }
}
