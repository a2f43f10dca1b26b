package org.demarche.web.edge;

import org.demarche.kernel.Code;
import org.demarche.kernel.Kind;
import org.springframework.http.HttpStatus;

/** The one place that knows which status a refusal is answered with. */
final class Statuses {
    private Statuses() {}

    static HttpStatus of(Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case MISDIRECTED -> HttpStatus.MISDIRECTED_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case PRECONDITION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case DAMAGED -> HttpStatus.SERVICE_UNAVAILABLE;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case FAULT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    /** The code for a status that the framework or the container chose before any of our code saw the request. */
    static Code codeFor(int status) {
        return switch (status) {
            case 404 -> Code.NOT_FOUND;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            case 406 -> Code.NOT_ACCEPTABLE;
            case 413 -> Code.BODY_TOO_LARGE;
            case 415 -> Code.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> Code.UNAVAILABLE;
            case 501, 505 -> Code.MALFORMED_REQUEST; // a transfer coding or an HTTP version that is not spoken here
            default -> status < 500 ? Code.MALFORMED_REQUEST : Code.INTERNAL_ERROR;
        };
    }
}
