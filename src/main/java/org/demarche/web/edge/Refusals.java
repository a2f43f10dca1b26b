package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.demarche.json.Unreadable;
import org.demarche.json.Wanted;
import org.demarche.kernel.Code;
import org.demarche.kernel.Kind;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Outage;
import org.demarche.web.Correlation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Turns whatever goes wrong while a request is answered into a problem. */
@RestControllerAdvice
class Refusals {
    private static final Pattern API = Pattern.compile("/api(/.*)?");
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final RefusalLog log;

    Refusals(RefusalLog log) {
        this.log = log;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (refusal.code().kind() == Kind.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer(refusal, headers, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        Refusal refusal = failure.getCause() instanceof JacksonException json
                ? Unreadable.refusal(json)
                : new Refusal(Code.MALFORMED_JSON, null, "Send a JSON document as the body.");
        return answer(refusal, HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> mistyped(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        boolean path = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        boolean read = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        Refusal refusal = cause(failure) instanceof Refusal itsOwn ? itsOwn : null;
        Code code = path
                ? (read ? Code.NOT_FOUND : Code.INVALID_ID)
                : (refusal != null && refusal.code() == Code.INVALID_DATE ? Code.INVALID_DATE : Code.INVALID_PARAMETER);
        String detail = refusal == null ? "Give " + Wanted.by(failure.getRequiredType()) + "." : refusal.detail();
        return answer(new Refusal(code, failure.getName(), detail), HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> missing(MissingServletRequestParameterException failure, HttpServletRequest request) {
        String name = failure.getParameterName();
        return answer(
                new Refusal(Code.INVALID_PARAMETER, name, "Give the parameter " + name + "."),
                HttpHeaders.EMPTY,
                request);
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        if (HttpMethod.DELETE.matches(request.getMethod())
                && API.matcher(request.getRequestURI()).matches()) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.ALLOW, "");
            return answer(
                    new Refusal(Code.METHOD_NOT_ALLOWED, null, "Retract instead: nothing is ever deleted."),
                    headers,
                    request);
        }
        return answer(new Refusal(Code.NOT_FOUND, null, "There is nothing at this path."), HttpHeaders.EMPTY, request);
    }

    /** An answer that has begun is broken off: thrown again, the failure makes the container close the connection. */
    @ExceptionHandler
    @Nullable ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        boolean isOutage = Outage.isIn(failure);
        // what breaks off with the store looks the same, and nothing must look like an answer then
        if (!isOutage && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        if (response.isCommitted()) {
            throw failure;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(new Refusal(code(known.getStatusCode()), null, advice(known)), known.getHeaders(), request);
        }
        if (isOutage) {
            LOG.error(
                    "{} {} failed: the store does not answer: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    failure.toString());
            return refused(
                    new Refusal(Code.UNAVAILABLE, null, "Ask again in a while: the store does not answer."), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                new Refusal(Code.INTERNAL_ERROR, null, "Ask the operator to look for the correlation id in the log."),
                HttpHeaders.EMPTY,
                request);
    }

    private static Code code(HttpStatusCode status) {
        return Statuses.codeFor(status.value());
    }

    private static String advice(ErrorResponse known) {
        return switch (known.getStatusCode().value()) {
            case 405 -> "Use one of the methods in the Allow header; nothing is ever deleted.";
            case 406 -> "Accept application/json; lists are also there as text/csv.";
            case 415 -> "Send the body as application/json.";
            default -> "Send the request as the description at /api/v1/openapi.json says.";
        };
    }

    private static @Nullable Throwable cause(Exception failure) {
        Throwable cause = failure.getCause();
        while (cause instanceof ConversionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private ResponseEntity<byte[]> answer(Refusal refusal, HttpHeaders headers, HttpServletRequest request) {
        log.note(refusal, request);
        Problem problem = Problem.of(refusal, request.getRequestURI(), Correlation.of(request));
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem.json());
    }
}
