package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.demarche.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every role at every operation of the served description: an operation that does not say which role it takes fails here. */
@Served
class EveryRoleTest {
    private static final String NOBODY = "";

    @LocalServerPort
    private int port;

    private Api admin = new Api(0);
    private final Map<Role, Api> bearers = new EnumMap<>(Role.class);

    private record Operation(String method, String path, Role role) {}

    @BeforeEach
    void makeATokenForEachRole() {
        admin = new Api(port);
        for (Role role : Role.values()) {
            String secret = admin.post("/tokens", """
                            {"subject": "%s", "roles": ["%s"]}""".formatted(role.name().toLowerCase(Locale.ROOT), role))
                    .json()
                    .path("secret")
                    .asString();
            bearers.put(role, new Api(port, "Bearer " + secret));
        }
    }

    @Test
    void letsInWhoMayAndNobodyElse() {
        List<String> wrong = new ArrayList<>();
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(35);
        for (Operation operation : operations) {
            for (Role role : Role.values()) {
                boolean may = role.included().contains(operation.role());
                int status = send(bearer(role), operation).status();
                if (status == 401 || status >= 500 || (status == 403) == may) {
                    wrong.add(role + " " + operation + " was answered " + status);
                }
            }
            Answer stranger = send(new Api(port, NOBODY), operation);
            if (stranger.status() != 401 || !"Bearer".equals(stranger.header("WWW-Authenticate"))) {
                wrong.add("nobody " + operation + " was answered " + stranger.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void namesTheRoleThatIsMissing() {
        Answer answer = bearer(Role.ANALYST).put("/sources/nobody", "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("forbidden");
        assertThat(answer.json().path("detail").asString()).isEqualTo("This takes the role EDITOR.");
        assertThat(bearer(Role.EDITOR).post("/nowhere", "{}").status()).isEqualTo(403);
        assertThat(admin.post("/nowhere", "{}").status()).isEqualTo(404);
    }

    private Api bearer(Role role) {
        return Objects.requireNonNull(bearers.get(role));
    }

    /** Nothing is sent that could be recorded, so that whoever is let in is refused later, or reads. */
    private static Answer send(Api bearer, Operation operation) {
        boolean writes = !operation.method().equals("GET");
        return bearer.send(
                operation.method(),
                operation.path(),
                writes ? BodyPublishers.ofString("{\"nothing\": 0}") : BodyPublishers.noBody(),
                "Content-Type",
                "application/json");
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        Contract.DOCUMENT
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    JsonNode operation = entry.getValue();
                    if (operation.has("operationId")) {
                        operations.add(new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey().replace("{space}", "issues").replaceAll("\\{[^}]+}", "nothing"),
                                Role.valueOf(operation.path("x-role").asString())));
                    }
                }));
        return operations;
    }
}
