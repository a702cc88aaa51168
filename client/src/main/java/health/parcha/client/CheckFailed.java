package health.parcha.client;

/**
 * Something that was fetched is not what it claims to be. Nothing of it was used. Doing the same again may ask another
 * member; where the failure stays, somebody changed something and the organisation is to be told.
 */
public final class CheckFailed extends ClientFault {
    public CheckFailed(String code, String cause) {
        this(
                code,
                cause,
                "Do not rely on it. Tell the organisation that served it, and keep the output of this command.");
    }

    public CheckFailed(String code, String cause, String next) {
        super(code, cause, next);
    }
}
