package org.demarche.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write.
 *
 * @param id of what was written
 * @param revision from which it is known; left out while that is not settled
 * @param status {@code PROPOSED} while somebody else has to accept it; else left out
 * @param proposal which proposal it is; left out where it is none
 */
public record Written(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long revision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String proposal) {
    static Written known(String id, long revision) {
        return new Written(id, revision, null, null);
    }

    static Written later(String id) {
        return new Written(id, null, null, null);
    }

    static Written proposed(String id, String proposal) {
        return new Written(id, null, "PROPOSED", proposal);
    }
}
