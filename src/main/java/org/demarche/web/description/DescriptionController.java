package org.demarche.web.description;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.demarche.web.Digest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document; it is put together when it is first asked for. */
@RestController
@RequestMapping("/api/v1")
class DescriptionController {
    private final Supplier<Description> description = SingletonSupplier.of(Description::read);
    private final Supplier<byte[]> json =
            SingletonSupplier.of(() -> description.get().json());
    private final Supplier<byte[]> yaml =
            SingletonSupplier.of(() -> description.get().yaml().getBytes(StandardCharsets.UTF_8));

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> json() {
        return answer(MediaType.APPLICATION_JSON, json.get());
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> yaml() {
        return answer(MediaType.APPLICATION_YAML, yaml.get());
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(Digest.of(body).toString())
                .body(body);
    }
}
