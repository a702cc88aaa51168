package health.parcha.node.status;

import health.parcha.node.problems.Code;
import health.parcha.node.problems.Readiness;
import health.parcha.node.problems.Refused;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, and whether it can do its work. */
@RestController
class HealthHttp {
    private final List<Readiness> parts;

    HealthHttp(List<Readiness> parts) {
        this.parts = parts;
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    @GetMapping("/health/ready")
    Map<String, String> ready() {
        List<String> waiting =
                parts.stream().flatMap(part -> part.waitingFor().stream()).toList();
        if (!waiting.isEmpty()) {
            throw new Refused(Code.NOT_READY, String.join(" ", waiting));
        }
        return Map.of("status", "ready");
    }
}
