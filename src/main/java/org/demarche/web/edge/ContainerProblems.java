package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.demarche.kernel.Code;
import org.demarche.web.Correlation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with a problem what the container refuses on its own, before or after the application: request lines that are
 * none, methods it does not know, faults in a filter. In place of its HTML page.
 */
public final class ContainerProblems extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerProblems.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Code code = Statuses.codeFor(status);
        if (code == Code.INTERNAL_ERROR) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), thrown);
        }
        String detail = code == Code.INTERNAL_ERROR
                ? "Something went wrong here. Ask the operator to look for the correlation id in the log."
                : "Send a well-formed request; this one was refused before it was read.";
        try {
            HttpServletResponse answer = response;
            answer.resetBuffer();
            SecurityHeaders.set(answer);
            Problem.of(code, null, detail, request.getRequestURI(), Correlation.of(request))
                    .writeTo(answer);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The answer could not be written", e);
        }
    }
}
