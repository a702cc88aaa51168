package health.parcha.acceptance.network;

import health.parcha.validators.TestedChain;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A chain that somebody else runs, at one address or several with commas between. Nothing is done to it: what happens to its
 * validators meanwhile is for whoever runs it. Gas must cost nothing there.
 */
record ForeignChain(List<URI> all, String finality, String validators) implements TestedChain {
    /** By PARCHA_CHAIN_URL, PARCHA_CHAIN_DEPTH (1) and PARCHA_CHAIN_VALIDATORS (unknown). */
    static Optional<ForeignChain> named() {
        return Optional.ofNullable(System.getenv("PARCHA_CHAIN_URL"))
                .filter(text -> !text.isBlank())
                .map(text -> new ForeignChain(
                        Arrays.stream(text.split(",")).map(URI::create).toList(),
                        "depth: " + Integer.parseInt(setting("PARCHA_CHAIN_DEPTH", "1")),
                        setting("PARCHA_CHAIN_VALIDATORS", "unknown")));
    }

    private static String setting(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }

    @Override
    public boolean expects(int reorganisations) {
        return true;
    }

    @Override
    public List<Trouble> troubles() {
        return List.of();
    }

    @Override
    public void close() {
        // It was there before, and stays.
    }
}
