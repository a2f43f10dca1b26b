package org.demarche.web;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the server. */
record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The code of a problem. */
    String code() {
        return json().path("code").asString();
    }

    /** The field that a problem names. */
    String field() {
        return json().path("field").asString();
    }

    /** The value of a header that is there. */
    String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("no " + name + " in " + headers));
    }

    /** The target of the link with this relation. */
    String link(String relation) {
        List<String> links = headers.allValues("Link");
        return links.stream()
                .filter(link -> link.endsWith("; rel=\"" + relation + "\""))
                .map(link -> link.substring(1, link.indexOf('>')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + relation + " among " + links));
    }
}
