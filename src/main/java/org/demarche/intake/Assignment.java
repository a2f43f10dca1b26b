package org.demarche.intake;

import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported.
 *
 * @param mapping of columns, where the format is {@link ImportFormat#CSV}: the name of a shipped one, or its JSON; else null
 * @param who on whose authority
 * @param rehearsal whether nothing is to be recorded: rows are read, and looked up, and counted as if they were
 */
public record Assignment(
        CrisisId crisis, ImportFormat format, @Nullable String mapping, String who, boolean rehearsal) {
    public Assignment {
        if ((format == ImportFormat.CSV) != (mapping != null)) {
            throw new Refusal(
                    Code.INVALID_PARAMETER, "mapping", "Give a mapping with the format csv, and with no other.");
        }
    }
}
