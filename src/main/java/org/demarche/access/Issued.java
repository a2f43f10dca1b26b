package org.demarche.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A new token and its secret, which nobody can tell a second time. */
public record Issued(@JsonUnwrapped Token token, String secret) {}
