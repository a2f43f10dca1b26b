package org.demarche.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write.
 *
 * @param id of what was written
 * @param revision from which it is known; left out while that is not settled
 */
public record Written(
        String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long revision) {}
