package health.parcha.node.problems;

import health.parcha.core.signed.MalformedJson;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place that turns what went wrong into an answer. */
@RestControllerAdvice
class ProblemsHttp {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemsHttp.class);

    /** An answer that has begun is broken off by the server: more bytes would make it look whole. */
    @ExceptionHandler
    ResponseEntity<byte[]> any(Throwable thrown, HttpServletResponse response) throws Throwable {
        if (thrown instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            throw thrown;
        }
        return new Problem(refusal(thrown)).answer();
    }

    private static Refused refusal(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> refused;
            case MalformedJson malformed -> new Refused(Code.MALFORMED, String.valueOf(malformed.getMessage()));
            // The ids and documents of core say by this what they cannot be made of.
            case IllegalArgumentException malformed
            when isOfCore(malformed) -> new Refused(Code.MALFORMED, String.valueOf(malformed.getMessage()));
            case HttpMessageNotReadableException unread -> unreadable(unread);
            case TypeMismatchException mistyped ->
                new Refused(Code.MALFORMED, "The path or query has a value that is not of its form.");
            case ErrorResponse framework -> ofFramework(framework);
            case CannotCreateTransactionException down -> databaseAway(down);
            case DataAccessResourceFailureException failure -> resource(failure);
            case TransientDataAccessException passing -> databaseAway(passing);
            default -> unexpected(thrown);
        };
    }

    private static boolean isOfCore(IllegalArgumentException thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("health.parcha.core.");
    }

    /** What the body's reader threw; a refusal of ours inside it stands, of Jackson's words only the first line. */
    private static Refused unreadable(HttpMessageNotReadableException unread) {
        for (Throwable cause = unread; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            if (cause instanceof MalformedJson malformed) {
                return new Refused(Code.MALFORMED, String.valueOf(malformed.getMessage()));
            }
        }
        String first = unread.getMostSpecificCause().getMessage();
        return new Refused(
                Code.MALFORMED,
                "The body is not the JSON that this call takes"
                        + (first == null
                                ? "."
                                : ": " + first.lines().findFirst().orElse("")));
    }

    private static Refused ofFramework(ErrorResponse framework) {
        String detail = String.valueOf(framework.getBody().getDetail());
        return switch (framework.getStatusCode().value()) {
            case 404 -> new Refused(Code.UNKNOWN_PATH, detail);
            case 405 -> new Refused(Code.WRONG_METHOD, detail);
            case 406, 415 -> new Refused(Code.WRONG_MEDIA_TYPE, detail);
            case 413 -> new Refused(Code.TOO_LARGE, detail);
            case 503 -> new Refused(Code.UNAVAILABLE, detail);
            default -> new Refused(Code.MALFORMED, detail);
        };
    }

    /** PostgreSQL's class 53: no room on its disk, in its memory, or among its connections. */
    private static Refused resource(DataAccessResourceFailureException failure) {
        if (failure.getRootCause() instanceof SQLException sql && "53100".equals(sql.getSQLState())) {
            LOG.error("The database's disk is full.", failure);
            return new Refused(Code.STORAGE_FULL, "The database's disk is full.");
        }
        return databaseAway(failure);
    }

    private static Refused databaseAway(Throwable down) {
        LOG.warn("The database does not answer: {}", String.valueOf(down.getMessage()));
        return new Refused(Code.UNAVAILABLE, "The node's database does not answer.");
    }

    private static Refused unexpected(Throwable thrown) {
        LOG.error("A fault of the node.", thrown);
        return new Refused(Code.UNEXPECTED, "The node met something it does not expect.");
    }
}
