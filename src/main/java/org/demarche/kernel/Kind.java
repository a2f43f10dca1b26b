package org.demarche.kernel;

/** What sort of refusal a {@link Code} is; the edge maps each to one status. */
public enum Kind {
    /** The request cannot be read. */
    MALFORMED,
    /** The request can be read and says something that cannot be recorded or asked. */
    UNPROCESSABLE,
    /** It was meant for somebody else. */
    MISDIRECTED,
    /** It does not say, or not truly, who sends it. */
    UNAUTHENTICATED,
    /** Whoever sends it has been wrong too often. */
    TOO_MANY,
    /** Whoever sends it may not. */
    FORBIDDEN,
    /** What is asked about is not there. */
    NOT_FOUND,
    /** It is there, and this cannot be done to it. */
    METHOD_NOT_ALLOWED,
    /** There is no answer in a form that would be accepted. */
    NOT_ACCEPTABLE,
    /** It is in a form that is not read. */
    UNSUPPORTED,
    /** It is longer than is read. */
    TOO_LARGE,
    /** It contradicts what is recorded. */
    CONFLICT,
    /** It was decided on an older version. */
    STALE,
    /** It must name the version it was decided on. */
    PRECONDITION_REQUIRED,
    /** It is not done while something is damaged that somebody has to mend. */
    DAMAGED,
    /** It can be answered later, unchanged. */
    UNAVAILABLE,
    /** It is not the asker's fault; the log has the cause. */
    FAULT
}
