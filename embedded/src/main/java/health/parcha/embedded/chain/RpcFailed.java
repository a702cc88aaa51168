package health.parcha.embedded.chain;

/** Anvil did not answer, or not what a sound Anvil answers. The supervisor starts a fresh one from the journal. */
final class RpcFailed extends Exception {
    private static final long serialVersionUID = 1L;

    RpcFailed(String message) {
        super(message);
    }
}
