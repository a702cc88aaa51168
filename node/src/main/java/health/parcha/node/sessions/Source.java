package health.parcha.node.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.web.context.request.NativeWebRequest;

/** Where a request comes from, as far as limits are concerned: the address of the other end of the connection. */
public record Source(String address) {
    static Source of(NativeWebRequest request) {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new Source(http.getRemoteAddr());
    }
}
