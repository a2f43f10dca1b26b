package org.demarche.kernel;

/**
 * Every refusal of Demarche, with its stable code. Codes are a public contract: they are never renamed and never reused.
 */
public enum Code {
    MALFORMED_REQUEST("malformed-request", Kind.MALFORMED),
    MALFORMED_JSON("malformed-json", Kind.MALFORMED),
    INVALID_PATH("invalid-path", Kind.MALFORMED),
    INVALID_HEADER("invalid-header", Kind.MALFORMED),
    UNKNOWN_FIELD("unknown-field", Kind.MALFORMED),
    MISSING_FIELD("missing-field", Kind.UNPROCESSABLE),
    INVALID_VALUE("invalid-value", Kind.UNPROCESSABLE),
    INVALID_ID("invalid-id", Kind.UNPROCESSABLE),
    INVALID_TEXT("invalid-text", Kind.UNPROCESSABLE),
    INVALID_DATE("invalid-date", Kind.UNPROCESSABLE),
    INVALID_ZONE("invalid-zone", Kind.UNPROCESSABLE),
    INVALID_PARAMETER("invalid-parameter", Kind.MALFORMED),
    UNKNOWN_PARAMETER("unknown-parameter", Kind.MALFORMED),
    ID_MISMATCH("id-mismatch", Kind.UNPROCESSABLE),
    REASON_REQUIRED("reason-required", Kind.UNPROCESSABLE),
    UNKNOWN_ACTOR("unknown-actor", Kind.UNPROCESSABLE),
    UNKNOWN_SOURCE("unknown-source", Kind.UNPROCESSABLE),
    UNKNOWN_ISSUE("unknown-issue", Kind.UNPROCESSABLE),
    UNKNOWN_TYPE("unknown-type", Kind.UNPROCESSABLE),
    UNKNOWN_DEVELOPMENT("unknown-development", Kind.UNPROCESSABLE),
    UNKNOWN_REVISION("unknown-revision", Kind.UNPROCESSABLE),
    UNKNOWN_CODEBOOK("unknown-codebook", Kind.UNPROCESSABLE),
    DUPLICATE_SIGNAL("duplicate-signal", Kind.UNPROCESSABLE),
    SELF_STANCE("self-stance", Kind.UNPROCESSABLE),
    SELF_SUPERSEDES("self-supersedes", Kind.UNPROCESSABLE),
    SELF_MERGE("self-merge", Kind.UNPROCESSABLE),
    POSITION_RANGE("position-range", Kind.UNPROCESSABLE),
    ENDS_BEFORE_OCCURRED("ends-before-occurred", Kind.UNPROCESSABLE),
    ENDS_WITHOUT_STANDING("ends-without-standing", Kind.UNPROCESSABLE),
    MALFORMED_ROW("malformed-row", Kind.UNPROCESSABLE),
    CONFLICT("conflict", Kind.CONFLICT),
    INVALID_CODEBOOK("invalid-codebook", Kind.UNPROCESSABLE),
    NOT_FOUND("not-found", Kind.NOT_FOUND),
    MISDIRECTED_REQUEST("misdirected-request", Kind.MISDIRECTED),
    FOREIGN_ORIGIN("foreign-origin", Kind.FORBIDDEN),
    UNAUTHENTICATED("unauthenticated", Kind.UNAUTHENTICATED),
    FORBIDDEN("forbidden", Kind.FORBIDDEN),
    TOO_MANY_ATTEMPTS("too-many-attempts", Kind.TOO_MANY),
    METHOD_NOT_ALLOWED("method-not-allowed", Kind.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", Kind.NOT_ACCEPTABLE),
    BODY_TOO_LARGE("body-too-large", Kind.TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", Kind.UNSUPPORTED),
    ALREADY_EXISTS("already-exists", Kind.CONFLICT),
    ALREADY_RETRACTED("already-retracted", Kind.CONFLICT),
    NOT_RETRACTED("not-retracted", Kind.CONFLICT),
    RETRACTED("retracted", Kind.CONFLICT),
    ALREADY_MERGED("already-merged", Kind.CONFLICT),
    NOT_MERGED("not-merged", Kind.CONFLICT),
    MERGED_AWAY("merged-away", Kind.CONFLICT),
    PROPOSAL_PENDING("proposal-pending", Kind.CONFLICT),
    NO_PROPOSAL("no-proposal", Kind.CONFLICT),
    OWN_PROPOSAL("own-proposal", Kind.FORBIDDEN),
    CONCURRENT_WRITE("concurrent-write", Kind.CONFLICT),
    STALE_VERSION("stale-version", Kind.STALE),
    VERSION_REQUIRED("version-required", Kind.PRECONDITION_REQUIRED),
    CATCHING_UP("catching-up", Kind.UNAVAILABLE),
    OVERLOADED("overloaded", Kind.UNAVAILABLE),
    UNAVAILABLE("unavailable", Kind.UNAVAILABLE),
    LEDGER_DAMAGED("ledger-damaged", Kind.DAMAGED),
    INTERNAL_ERROR("internal-error", Kind.FAULT);

    private final String text;
    private final Kind kind;

    Code(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** The code as it appears on the wire. */
    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }
}
