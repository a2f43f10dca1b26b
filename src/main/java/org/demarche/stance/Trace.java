package org.demarche.stance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.demarche.web.AsOf;
import org.demarche.web.Reply;

/**
 * A stance and everything it rests on.
 *
 * @param contributions one for every development with active evidence, largest absolute contribution first, ties by
 *     id; they sum to the value
 */
public record Trace(@JsonUnwrapped DatedStance stance, List<Contribution> contributions) {
    public Trace {
        contributions = List.copyOf(contributions);
    }

    /** The answer that it is, the same to the octet wherever it is given. */
    public Reply answer(AsOf asOf) {
        return Reply.one(asOf, this, Contribution.class, contributions);
    }
}
