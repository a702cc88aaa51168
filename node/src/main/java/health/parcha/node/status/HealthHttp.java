package health.parcha.node.status;

import health.parcha.core.signed.Json;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Readiness;
import health.parcha.node.problems.Refused;
import java.util.List;
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
    Json.Fields live() {
        return status("live");
    }

    @GetMapping("/health/ready")
    Json.Fields ready() {
        List<String> waiting =
                parts.stream().flatMap(part -> part.waitingFor().stream()).toList();
        if (!waiting.isEmpty()) {
            throw new Refused(Code.NOT_READY, String.join(" ", waiting));
        }
        return status("ready");
    }

    private static Json.Fields status(String word) {
        return Json.object().put("status", word).done();
    }
}
