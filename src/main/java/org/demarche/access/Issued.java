package org.demarche.access;

/** A new token and its secret, which nobody can tell a second time. */
public record Issued(Token token, String secret) {}
