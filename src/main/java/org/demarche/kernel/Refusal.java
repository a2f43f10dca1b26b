package org.demarche.kernel;

import org.jspecify.annotations.Nullable;

/** A request that is refused. Nothing has been recorded. Carries no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final @Nullable String field;

    /**
     * @param code the stable code
     * @param field path of the offending field, for example {@code signals[1].position}, or null
     * @param detail one sentence that tells what to do
     */
    public Refusal(Code code, @Nullable String field, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.field = field;
    }

    /** The same refusal of a part, told of the whole: {@code position} within {@code signals[1]} is {@code signals[1].position}. */
    public Refusal within(String whole) {
        return new Refusal(code, field == null ? whole : whole + "." + field, detail());
    }

    public Code code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
