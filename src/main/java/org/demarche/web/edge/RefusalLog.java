package org.demarche.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.demarche.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts refusals by their code, and tells the log of each at DEBUG, in a line with the correlation id, and whoever listens. */
@Component
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final MeterRegistry meters;
    private final List<RefusalListener> listeners;

    RefusalLog(MeterRegistry meters, List<RefusalListener> listeners) {
        this.meters = meters;
        this.listeners = List.copyOf(listeners);
    }

    void note(Refusal refusal, HttpServletRequest request) {
        meters.counter("demarche.refusals", "code", refusal.code().text()).increment();
        LOG.debug(
                "{} {} refused: {} {}",
                request.getMethod(),
                request.getRequestURI(),
                refusal.code().text(),
                refusal.detail());
        int status = Statuses.of(refusal.code().kind()).value();
        listeners.forEach(listener -> listener.refused(status, refusal, request));
    }
}
