package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a {@link Reply} in the form wished for, with the headers by which it is found again, checked and kept. */
@Component
class ReplyWriter implements HandlerMethodReturnValueHandler {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private static final String VARY = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

    private static final String DIGEST = "Repr-Digest";

    /** The framework leaves it to us: it means any answer that there is. */
    private static final String ANY_TAG = "*";

    private final JsonAnswers json;
    private final Csv csv;

    ReplyWriter(JsonAnswers json, Csv csv) {
        this.json = json;
        this.csv = csv;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Reply.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter returnType, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (!(value instanceof Reply reply) || request == null || response == null) {
            throw new IllegalStateException("no reply to an HTTP request");
        }
        container.setRequestHandled(true);
        write(reply, request, response);
    }

    private void write(Reply reply, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rows rows = reply.rows();
        Format format = Format.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)), rows != null);
        Bookmark bookmark = new Bookmark(request, reply);
        String next = next(reply, request);
        byte[] answer = rows != null && format == Format.CSV
                ? csv.write(rows).getBytes(StandardCharsets.UTF_8)
                : json.write(reply, next);
        boolean isCoded = Gzip.isWanted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)), answer);
        byte[] body = isCoded ? Gzip.coded(answer) : answer;

        response.setHeader(Writing.REVISION, Long.toString(last(reply).revision()));
        response.addHeader(HttpHeaders.LINK, "<" + bookmark.self() + ">; rel=\"bookmark\"");
        if (next != null) {
            response.addHeader(HttpHeaders.LINK, "<" + bookmark.page(next) + ">; rel=\"next\"");
        }
        response.setHeader(HttpHeaders.VARY, VARY);
        Digest digest = Digest.of(body);
        response.setHeader(DIGEST, digest.field());
        response.setHeader(HttpHeaders.CACHE_CONTROL, isForEver(bookmark, reply) ? FOR_EVER : "no-cache");
        if (isNotModified("\"" + digest + "\"", request, response)) {
            return;
        }
        if (isCoded) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        }
        response.setContentType(format.type());
        response.setContentLength(body.length);
        // with what it was made of and from, which goes only afterwards
        Turn.leave(request, 2L * answer.length + body.length);
        response.getOutputStream().write(body);
    }

    /** Not what a damaged ledger says. */
    private static boolean isForEver(Bookmark bookmark, Reply reply) {
        return bookmark.isPinned()
                && reply.asOf().values().stream().allMatch(asOf -> asOf.known().root() != null);
    }

    private static boolean isNotModified(String tag, HttpServletRequest request, HttpServletResponse response) {
        if (ANY_TAG.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        return new ServletWebRequest(request, response).checkNotModified(tag);
    }

    private static @Nullable String next(Reply reply, HttpServletRequest request) {
        Rows rows = reply.rows();
        return rows == null || rows.after() == null
                ? null
                : new Cursor(AsOfParameters.pinning(last(reply)), Asked.question(request), rows.after()).encode();
    }

    private static AsOf last(Reply reply) {
        return reply.asOf().lastEntry().getValue();
    }
}
