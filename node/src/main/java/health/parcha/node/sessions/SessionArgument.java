package health.parcha.node.sessions;

import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handlers their {@link Session}, {@code Optional<Session>} or {@link Source}. */
@Component
class SessionArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final SessionStore store;
    private final NodeSettings settings;
    private final InstantSource clock;

    SessionArgument(SessionStore store, NodeSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return type == Session.class || type == Token.class || type == Source.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        if (type == Source.class) {
            return Source.of(request, settings.listen().proxies());
        }
        Optional<Token> token = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(Token::ofHeader);
        Optional<Session> session = token.flatMap(t -> store.find(t, clock.instant()));
        if (ResolvableType.forMethodParameter(parameter).resolve() == Optional.class) {
            return session;
        }
        Session known = session.orElseThrow(
                () -> new Refused(Code.NOT_LOGGED_IN, "The request has no session, or the session is over."));
        return type == Token.class ? token.orElseThrow() : known;
    }
}
