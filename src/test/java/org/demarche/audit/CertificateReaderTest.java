package org.demarche.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.Objects;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "5b5d", "7b7d", "0000fffe", "feff0000", "00007b00", "007b0000", "7bff"})
    void refusesWhatIsNoneWhateverItsFirstOctetsAre(String octets) {
        byte[] file = HexFormat.of().parseHex(octets);
        Damaged damaged = catchThrowableOfType(
                Damaged.class, () -> new CertificateReader(new ByteArrayInputStream(file)).close());
        assertThat(Objects.requireNonNull(damaged).fault()).isEqualTo(Fault.MALFORMED);
    }
}
