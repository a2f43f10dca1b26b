package org.demarche.stance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.web.AsOf;
import org.demarche.web.AsOfReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is recorded in a crisis, and what it changes, as it is recorded. */
@Controller
class StreamController {
    private static final String LAST = "Last-Event-ID";

    private final AsOfReader reader;
    private final CrisisStreams streams;

    StreamController(AsOfReader reader, CrisisStreams streams) {
        this.reader = reader;
        this.streams = streams;
    }

    /** The header is what was read last, and says more than the address, which stays as it was at first. */
    @GetMapping(path = "/api/v1/crises/{crisis}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable CrisisId crisis,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response) {
        AsOf asOf = reader.read(at == null ? Map.of() : Map.of("at", at), crisis.value());
        long from = last != null
                ? reader.revision(last, LAST, Code.INVALID_HEADER)
                : after != null ? reader.revision(after, "after", Code.INVALID_PARAMETER) : asOf.revision();
        streams.serve(crisis, at == null ? null : asOf.second(), from, request, response);
    }
}
