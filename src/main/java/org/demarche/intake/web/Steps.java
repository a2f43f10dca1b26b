package org.demarche.intake.web;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.demarche.intake.ImportJob;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The steps of an import as server-sent events, written by a thread of their own: a slow reader holds up nobody. */
final class Steps implements Consumer<ImportJob> {
    private static final long NO_LIMIT = 0;

    private final SseEmitter events = new SseEmitter(NO_LIMIT);
    private final BlockingQueue<ImportJob> steps = new LinkedBlockingQueue<>();
    private volatile boolean gone;

    /** The answer, which goes on until the import has ended or the reader is gone. */
    SseEmitter begin() {
        Thread.ofVirtual().name("import-steps").start(this::send);
        return events;
    }

    @Override
    public void accept(ImportJob step) {
        if (gone) {
            throw new IllegalStateException("nobody reads any more");
        }
        steps.add(step.state().isEnd() ? step : ImportController.withoutRows(step));
    }

    private void send() {
        try {
            ImportJob step;
            do {
                step = steps.take();
                events.send(SseEmitter.event().name("progress").data(step, MediaType.APPLICATION_JSON));
            } while (!step.state().isEnd());
            events.complete();
        } catch (IOException | IllegalStateException closed) {
            events.completeWithError(closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone = true;
        }
    }
}
