package health.parcha.node.peers;

import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers their {@link Peer}: the member whose signature was checked, and nobody else. */
@Component
class PeerArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    /** Name of the request attribute that holds the checked member. */
    static final String CHECKED = Peer.class.getName();

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Peer.class;
    }

    @Override
    public Peer resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (request.getAttribute(CHECKED, RequestAttributes.SCOPE_REQUEST) instanceof Peer peer) {
            return peer;
        }
        throw new Refused(Code.BAD_PEER, "The request carries no signature of a member.");
    }
}
