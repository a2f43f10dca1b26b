package org.demarche.access.web;

import java.time.Instant;
import java.util.List;
import org.demarche.access.Role;
import org.jspecify.annotations.Nullable;

/** A token as it is asked for: what is missing is null. */
record TokenDraft(
        @Nullable String subject,
        @Nullable List<@Nullable Role> roles,
        @Nullable Instant expires) {}
