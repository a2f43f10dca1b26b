package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A version of a codebook with all that it says; written as one flat object. */
public record CodebookView(
        @JsonUnwrapped CodebookVersion adopted,
        @JsonUnwrapped Codebook codebook) {
    /** The number of the version, from 1. */
    public int version() {
        return adopted.version();
    }
}
