package health.parcha.node.problems;

import org.springframework.http.HttpStatus;

/**
 * Every refusal of the node: its stable code, its status, and what the caller does about it. The cause in detail comes
 * with each {@link Refused}.
 */
public enum Code {
    MALFORMED(
            HttpStatus.BAD_REQUEST, "The request is malformed", "Correct the request; docs/spec/api.md says its form."),
    UNKNOWN_PATH(HttpStatus.NOT_FOUND, "Nothing is here", "See /openapi.json for what this node answers."),
    WRONG_METHOD(
            HttpStatus.METHOD_NOT_ALLOWED, "Not with this method", "See /openapi.json for what this node answers."),
    WRONG_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "Not in this form",
            "Send application/json, or the item stream where the call takes one."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large", "Send less at once; docs/spec/api.md lists the limits."),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "Too many tries", "Wait as long as Retry-After says."),
    NOT_LOGGED_IN(HttpStatus.UNAUTHORIZED, "No session", "Log in again."),
    LOGIN_REFUSED(
            HttpStatus.UNAUTHORIZED,
            "Login refused",
            "Check account, password and account key, and ask for a new challenge."),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "Not allowed", "Ask somebody who may."),
    UNVERIFIED(HttpStatus.FORBIDDEN, "The account is not verified", "Have it verified at its member's desk."),
    SUSPENDED(HttpStatus.FORBIDDEN, "The account is suspended", "Ask the member that verified it."),
    LAPSED(HttpStatus.FORBIDDEN, "The verification is over", "Have it renewed at its member's desk."),
    WRONG_ROLE(HttpStatus.FORBIDDEN, "Not in this role", "Ask somebody in the role that the detail names."),
    UNKNOWN_ACCOUNT(
            HttpStatus.NOT_FOUND, "No such account", "Check the address; a new account takes a few seconds to settle."),
    UNKNOWN_MEMBER(HttpStatus.NOT_FOUND, "No such member", "See /api/v1/members."),
    UNKNOWN_ENTRY(HttpStatus.NOT_FOUND, "No such entry", "Check the index; a new entry is covered within a second."),
    UNKNOWN_INTENT(
            HttpStatus.NOT_FOUND, "No such intent", "Send the intent to this node, or ask the node that took it."),
    EXISTS(HttpStatus.CONFLICT, "There is another of this id", "Nothing was changed; use a new id."),
    STALE_VERSION(HttpStatus.CONFLICT, "Not the next version", "Fetch the present version, and send the next one."),
    WRONG_NETWORK(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Of another network",
            "Sign it for this network; /api/v1/network tells which it is."),
    WRONG_ACCOUNT(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Of another account",
            "Send the document of the account that the call is about."),
    WRONG_MEMBER(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Meant for another member",
            "Send it to the member it names, or sign it for this one."),
    OUT_OF_TIME(HttpStatus.UNPROCESSABLE_CONTENT, "Signed at another time", "Set the clock right and sign anew."),
    BAD_SIGNATURE(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The signature does not fit",
            "Sign with the key that the account's card names."),
    DIGEST_MISMATCH(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Not the bytes that were signed",
            "Send the bytes whose digest was signed."),
    INTENT_REFUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The intent cannot pass",
            "The detail has the contracts' code; sign anew."),
    MALFORMED_HEADER(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Not the header of an age file",
            "Seal the record again; the header row ends with the line feed behind its MAC."),
    UNKNOWN_BLOB(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The payload is not here",
            "Upload the payload whole, then send the record again."),
    ACT_USED(HttpStatus.CONFLICT, "The access act was used", "Sign a new one; each counts once."),
    NOT_GRANTED(HttpStatus.FORBIDDEN, "Not granted", "Ask the patient for a grant (share request)."),
    REVOKED(HttpStatus.FORBIDDEN, "The grant is revoked", "Ask the patient for a new grant."),
    GRANT_EXPIRED(HttpStatus.FORBIDDEN, "The grant is over", "Ask the patient to renew it."),
    OLD_GRANT_EPOCH(HttpStatus.FORBIDDEN, "The grant is of an ended epoch", "Ask the patient for a new grant."),
    UNKNOWN_RECORD(HttpStatus.NOT_FOUND, "No such record", "Check the record's id, version and author."),
    UNKNOWN_REQUEST(HttpStatus.NOT_FOUND, "No such request", "Check the request's digest."),
    BAD_PEER(
            HttpStatus.UNAUTHORIZED,
            "Not a request of a member",
            "Sign it by RFC 9421 with the node key of the member document."),
    PEER_UNREACHABLE(
            HttpStatus.BAD_GATEWAY, "Another member does not answer", "Try again later; the detail names the member."),
    CHAIN_STALE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The chain stands still",
            "Try again; until blocks come, only the owner's own reads go on."),
    CLOCK_OFF(HttpStatus.SERVICE_UNAVAILABLE, "The clock is off", "The operator sets the node's clock."),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "The node is not ready", "Try again in a moment."),
    STORAGE_FULL(HttpStatus.INSUFFICIENT_STORAGE, "No room", "The operator makes room; reads go on."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Something the node needs does not answer",
            "Try again in a moment with the same request."),
    UNEXPECTED(
            HttpStatus.INTERNAL_SERVER_ERROR, "A fault of the node", "Report the time and the path to the operator.");

    private final HttpStatus status;
    private final String title;
    private final String next;

    Code(HttpStatus status, String title, String next) {
        this.status = status;
        this.title = title;
        this.next = next;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What the caller does about it. */
    public String next() {
        return next;
    }
}
