package health.parcha.client;

/** Password and account key do not open this keystore or account. Deliberately does not say which of the two is wrong. */
public final class WrongSecrets extends ClientFault {
    public WrongSecrets() {
        super(
                "WRONG_SECRETS",
                "The password or the account key is wrong.",
                "Try again; the account key is the 8 characters of the recovery kit. After 10 tries wait 15 minutes.");
    }
}
