package org.demarche.access.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.access.Access;
import org.demarche.access.AccessLog;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log, for auditors. */
@RestController
class AccessLogController {
    private static final Pattern PLACE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:/(\\d{1,9}))?");

    /** @param next {@code from} of the next page; null on the last */
    record Page(List<Access> entries, @Nullable String next) {}

    private final AccessLog log;

    AccessLogController(AccessLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/access-log")
    ResponseEntity<Page> read(
            @RequestParam(required = false) @Nullable String from, @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > Paging.MOST) {
            throw new Refusal(Code.INVALID_PARAMETER, "limit", "Give a whole number from 1 to " + Paging.MOST + ".");
        }
        Matcher place = PLACE.matcher(from == null ? LocalDate.EPOCH.toString() : from);
        if (!place.matches()) {
            throw malformed();
        }
        List<Access> entries = new ArrayList<>();
        List<String> next = new ArrayList<>();
        log.read(
                day(place.group(1)),
                place.group(2) == null ? 0 : Long.parseLong(place.group(2)),
                (day, line, access) -> {
                    if (entries.size() == limit) {
                        next.add(day + "/" + line);
                        return false;
                    }
                    return entries.add(access);
                });
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page(entries, next.isEmpty() ? null : next.getFirst()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return new Refusal(
                Code.INVALID_PARAMETER, "from", "Give a day such as 2026-11-26, or what next was on the page before.");
    }
}
