package org.demarche.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Finds out whether this program can read the events of an export. */
public final class ExportCheck {
    private static final int PAGE = 500;

    private final EntryMessages messages;

    /**
     * Reads with a serializer.
     *
     * @param serializer by which events are stored
     * @param upcasters of what was stored in earlier revisions
     */
    public ExportCheck(Serializer serializer, EventUpcaster upcasters) {
        this.messages = new EntryMessages(serializer, upcasters);
    }

    /**
     * Reads every event.
     *
     * @param progress is told now and then how many octets were read
     * @throws UnknownEvent when there is one that a later program has written
     * @throws IllegalArgumentException when a line is no entry, or not that of its place
     */
    public void check(Path export, LongConsumer progress) throws IOException {
        try (ExportReader reader = ExportReader.open(export, progress)) {
            List<Entry> page = new ArrayList<>(PAGE);
            for (ExportedEntry next = reader.peek(); next != null; next = reader.peek()) {
                reader.take();
                page.add(next.entry());
                if (page.size() == PAGE) {
                    check(page);
                    page.clear();
                }
            }
            check(page);
        }
    }

    private void check(List<Entry> page) {
        int read = 0;
        try {
            for (EventMessage<?> message : messages.of(page)) {
                message.getPayload();
                message.getMetaData();
                read++;
            }
        } catch (SerializationException e) {
            throw new UnknownEvent(page.get(read));
        }
    }
}
