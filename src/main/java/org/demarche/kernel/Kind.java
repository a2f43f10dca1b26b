package org.demarche.kernel;

/** What sort of refusal a {@link Code} is; the edge maps each to one status. */
public enum Kind {
    /** The request cannot be read. */
    MALFORMED,
    /** The request can be read and says something that cannot be recorded or asked. */
    UNPROCESSABLE,
    /** What is asked about is not there. */
    NOT_FOUND,
    /** It contradicts what is recorded. */
    CONFLICT,
    /** It was decided on an older version. */
    STALE,
    /** It must name the version it was decided on. */
    PRECONDITION_REQUIRED
}
