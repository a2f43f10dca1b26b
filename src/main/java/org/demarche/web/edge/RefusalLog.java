package org.demarche.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.demarche.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts refusals by their code, and tells the log of each at DEBUG; the line carries the correlation id. */
@Component
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private final MeterRegistry meters;

    RefusalLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void note(Refusal refusal, HttpServletRequest request) {
        meters.counter("demarche.refusals", "code", refusal.code().text()).increment();
        LOG.debug(
                "{} {} refused: {} {}",
                request.getMethod(),
                request.getRequestURI(),
                refusal.code().text(),
                refusal.detail());
    }
}
