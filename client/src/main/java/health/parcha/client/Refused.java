package health.parcha.client;

/** A node or the chain said no. Sending the same again does not help unless {@link #next()} says so. */
public final class Refused extends ClientFault {
    public Refused(String code, String cause, String next) {
        super(code, cause, next);
    }
}
