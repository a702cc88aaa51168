package health.parcha.node.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Where a request comes from, as far as limits are concerned: the other end of the connection, or whom a proxy of one's own
 * names last. What the caller himself writes into such a header is never looked at.
 */
public record Source(String address) {
    static Source of(NativeWebRequest request, List<String> proxies) {
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        String forwarded = http.getHeader("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(http.getRemoteAddr())) {
            return new Source(http.getRemoteAddr());
        }
        return new Source(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }
}
