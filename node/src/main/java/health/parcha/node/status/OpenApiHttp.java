package health.parcha.node.status;

import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this node answers, for machines: OpenAPI 3.1. A test compares it with the handlers. */
@RestController
class OpenApiHttp {
    private final byte[] document;

    OpenApiHttp() throws IOException {
        this.document = new ClassPathResource("openapi.json", OpenApiHttp.class).getContentAsByteArray();
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
