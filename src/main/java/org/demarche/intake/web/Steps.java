package org.demarche.intake.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.demarche.intake.ImportJob;
import org.demarche.web.Bell;
import org.demarche.web.EventStory;
import org.demarche.web.EventWriter;
import org.jspecify.annotations.Nullable;

/** The steps of an import as a stream. Each holds all that those before it did: a slow reader is told the latest alone. */
final class Steps implements Consumer<ImportJob>, EventStory {
    private final Bell bell;
    private final AtomicReference<@Nullable ImportJob> latest = new AtomicReference<>();
    private volatile boolean isLeft;

    Steps(Bell bell) {
        this.bell = bell;
    }

    @Override
    public void accept(ImportJob step) {
        if (isLeft) {
            throw new IllegalStateException("nobody reads any more");
        }
        latest.set(step);
        bell.ring();
    }

    @Override
    public boolean tell(EventWriter out) throws IOException {
        ImportJob step = latest.getAndSet(null);
        if (step == null) {
            return true;
        }
        boolean isEnd = step.state().isEnd();
        out.event("progress", null, isEnd ? step : ImportController.withoutRows(step));
        return !isEnd;
    }

    void leave() {
        isLeft = true;
    }
}
