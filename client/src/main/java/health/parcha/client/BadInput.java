package health.parcha.client;

/** What was asked for cannot be done as asked; nothing was sent. */
public final class BadInput extends ClientFault {
    public BadInput(String code, String cause, String next) {
        super(code, cause, next);
    }
}
