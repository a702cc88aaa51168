package health.parcha.node.status;

import health.parcha.core.signed.Json;
import health.parcha.node.sessions.Session;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What this node answers, as OpenAPI 3.1, made from the registered routes themselves, so that it never says anything else.
 * What the documents inside the bodies mean stands in docs/spec/api.md.
 */
@Component
class OpenApi {
    private static final String PEER = "health.parcha.node.peers.Peers$Peer";

    private final RequestMappingHandlerMapping routes;

    OpenApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    /** One route. */
    record Route(String path, String method, HandlerMethod handler) {}

    List<Route> routes() {
        List<Route> all = new ArrayList<>();
        routes.getHandlerMethods().forEach((info, handler) -> {
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : methods(info)) {
                    if (handler.getBeanType().getName().startsWith("health.parcha.")) {
                        all.add(new Route(path, method.name(), handler));
                    }
                }
            }
        });
        return all;
    }

    private static Iterable<RequestMethod> methods(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods();
    }

    Json.Fields json() {
        Map<String, Map<String, Json>> paths = new TreeMap<>();
        for (Route route : routes()) {
            paths.computeIfAbsent(route.path().replace("{*path}", "{path}"), path -> new TreeMap<>())
                    .put(route.method().toLowerCase(java.util.Locale.ROOT), operation(route));
        }
        Json.ObjectBuilder all = Json.object();
        paths.forEach((path, operations) -> all.put(path, new Json.Fields(operations)));
        return Json.object()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        Json.object()
                                .put("title", "Parcha node")
                                .put("version", "1")
                                .put(
                                        "description",
                                        "Documents, refusals and limits: docs/spec/api.md. Errors are RFC 9457 problem details.")
                                .done())
                .put("paths", all.done())
                .put("components", components())
                .done();
    }

    private static Json.Fields components() {
        Json.Fields session = Json.object()
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Authorization")
                .put("description", "Parcha and the token of POST /api/v1/sessions")
                .done();
        Json.Fields member = Json.object()
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Signature")
                .put("description", "RFC 9421, by the node key of the member document")
                .done();
        Json.ObjectBuilder properties = Json.object();
        for (String text : List.of("type", "title", "detail", "code", "next")) {
            properties.put(text, Json.object().put("type", "string").done());
        }
        properties.put("status", Json.object().put("type", "integer").done());
        return Json.object()
                .put(
                        "securitySchemes",
                        Json.object()
                                .put("session", session)
                                .put("member", member)
                                .done())
                .put(
                        "schemas",
                        Json.object()
                                .put(
                                        "Problem",
                                        Json.object()
                                                .put("type", "object")
                                                .put("properties", properties.done())
                                                .done())
                                .done())
                .done();
    }

    private static Json.Fields operation(Route route) {
        Method method = route.handler().getMethod();
        Json.ObjectBuilder operation = Json.object()
                .put("operationId", method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .put("tags", Json.texts(List.of(subject(method))))
                .put("parameters", new Json.Items(parameters(route.handler())))
                .put("responses", responses());
        security(route.handler()).ifPresent(security -> operation.put("security", security));
        body(route.handler()).ifPresent(body -> operation.put("requestBody", body));
        return operation.done();
    }

    private static String subject(Method method) {
        String name = method.getDeclaringClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Json> parameters(HandlerMethod handler) {
        List<Json> all = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            String name = parameter.getParameter().getName();
            if (path != null) {
                all.add(parameter(name, "path", true));
            } else if (query != null) {
                boolean optional = parameter.getParameterType() == Optional.class
                        || !query.required()
                        || !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                all.add(parameter(name, "query", !optional));
            }
        }
        return all;
    }

    private static Json.Fields parameter(String name, String in, boolean required) {
        return Json.object()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .put("schema", Json.object().put("type", "string").done())
                .done();
    }

    private static Optional<Json> security(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
            boolean mayBeAbsent = ResolvableType.forMethodParameter(parameter).resolve() == Optional.class;
            if (type == Session.class || type.getSimpleName().equals("Token")) {
                return Optional.of(requirement("session", mayBeAbsent));
            }
            if (type.getName().equals(PEER)) {
                return Optional.of(requirement("member", false));
            }
        }
        return Optional.empty();
    }

    private static Json requirement(String scheme, boolean mayBeAbsent) {
        Json.Fields needed =
                Json.object().put(scheme, new Json.Items(List.of())).done();
        return new Json.Items(mayBeAbsent ? List.of(Json.object().done(), needed) : List.of(needed));
    }

    private static Optional<Json> body(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                Json.Fields object = Json.object()
                        .put("schema", Json.object().put("type", "object").done())
                        .done();
                return Optional.of(Json.object()
                        .put("required", true)
                        .put(
                                "content",
                                Json.object().put("application/json", object).done())
                        .done());
            }
        }
        return Optional.empty();
    }

    private static Json.Fields responses() {
        Json.Fields schema =
                Json.object().put("$ref", "#/components/schemas/Problem").done();
        Json.Fields problem = Json.object()
                .put("description", "Refused")
                .put(
                        "content",
                        Json.object()
                                .put(
                                        "application/problem+json",
                                        Json.object().put("schema", schema).done())
                                .done())
                .done();
        return Json.object()
                .put("2XX", Json.object().put("description", "Done").done())
                .put("default", problem)
                .done();
    }
}
