package health.parcha.node.peers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the bodies of members' requests readable twice: by {@link PeerDoor} and by the handler. */
@Component
class PeerBodies extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ofMember = request.getRequestURI().startsWith(PeerDoor.PATH);
        chain.doFilter(ofMember ? new PeerRequest(request) : request, response);
    }
}
