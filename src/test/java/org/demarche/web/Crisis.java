package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

/** A small crisis on a server under test, told apart from those of other tests by its name. */
record Crisis(Api api, String name) {
    /** Opens it, with actors {@code junta} and {@code union}, source {@code wire} and issue {@code talks}, each with its name in front. */
    static Crisis open(Api api, String name) {
        return open(api, name, "\"summary\": null");
    }

    /** @param member one more member of its draft */
    static Crisis open(Api api, String name, String member) {
        Crisis crisis = new Crisis(api, name);
        recorded(api.put("/sources/" + crisis.id("wire"), "{\"name\": \"A wire\", \"reliability\": \"B\"}"));
        recorded(api.put("/actors/" + crisis.id("junta"), "{\"name\": \"A junta\", \"kind\": \"DE_FACTO_AUTHORITY\"}"));
        recorded(api.put("/actors/" + crisis.id("union"), "{\"name\": \"A union\", \"kind\": \"IGO\"}"));
        recorded(put(api, crisis, member));
        recorded(api.put(crisis.path("/issues/talks"), "{\"proposition\": \"There are talks.\"}"));
        return crisis;
    }

    static Answer put(Api api, Crisis crisis, String member) {
        return api.put(crisis.path(""), "{\"title\": \"A crisis\", \"zone\": \"Africa/Niamey\", " + member + "}");
    }

    private static void recorded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    /** The id of an actor or source of this crisis. */
    String id(String what) {
        return name + "-" + what;
    }

    /** The path of something of this crisis. */
    String path(String below) {
        return "/crises/" + name + below;
    }

    String development(String id) {
        return path("/developments/" + id);
    }

    /** A development as it is sent; {@code more} are further fields, each ended by a comma. */
    String draft(String id, String occurred, String more) {
        return """
                {"id": "%s", %s"occurred": "%s", "type": "talks-offer", "summary": "The junta offers talks.",
                 "initiators": [{"actor": "%s"}], "targets": ["%s"],
                 "reports": [{"source": "%s", "credibility": 2, "stance": "AFFIRMS"}]}""".formatted(id, more, occurred, id("junta"), id("union"), id("wire"));
    }

    /** A corrected content as it is sent. */
    String correction(String occurred, String more) {
        return """
                {%s"occurred": "%s", "type": "talks-offer", "summary": "The junta offers talks, again.",
                 "initiators": [{"actor": "%s"}], "targets": ["%s"]}""".formatted(more, occurred, id("junta"), id("union"));
    }

    Answer report(String id, String occurred) {
        return api.post(path("/developments"), draft(id, occurred, ""));
    }
}
