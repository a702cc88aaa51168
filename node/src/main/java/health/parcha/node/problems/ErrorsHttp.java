package health.parcha.node.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong before any handler was at work, such as a request that is no HTTP. */
@RestController
class ErrorsHttp implements ErrorController {
    /** Writes nothing behind an answer that has begun: there it would pass for the rest of it, and the server breaks it off. */
    @RequestMapping("/error")
    @Nullable
    ResponseEntity<byte[]> error(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return new Problem(new Refused(
                        code(status instanceof Integer number ? number : 500), "The request could not be handled."))
                .answer();
    }

    private static Code code(int status) {
        return switch (status) {
            case 404 -> Code.UNKNOWN_PATH;
            case 405 -> Code.WRONG_METHOD;
            case 413, 431 -> Code.TOO_LARGE;
            case 415 -> Code.WRONG_MEDIA_TYPE;
            case 503 -> Code.UNAVAILABLE;
            default -> status >= 500 ? Code.UNEXPECTED : Code.MALFORMED;
        };
    }
}
