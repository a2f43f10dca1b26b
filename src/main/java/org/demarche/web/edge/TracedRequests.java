package org.demarche.web.edge;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.demarche.web.Correlation;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Gives the span of a request the id that its answer, its lines in the log and its events carry. */
@Component
class TracedRequests implements ObservationFilter {
    @Override
    public Observation.Context map(Observation.Context context) {
        if (context instanceof ServerRequestObservationContext observed) {
            HttpServletRequest request = observed.getCarrier();
            String id = request == null ? null : Correlation.of(request);
            if (id != null) {
                context.addHighCardinalityKeyValue(KeyValue.of("correlation.id", id));
            }
        }
        return context;
    }
}
