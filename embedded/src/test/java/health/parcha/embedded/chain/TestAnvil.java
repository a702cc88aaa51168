package health.parcha.embedded.chain;

import java.nio.file.Path;

/** The Anvil of the tests: the one PARCHA_ANVIL names, else that of contracts/node_modules. Without it tests fail. */
final class TestAnvil {
    private TestAnvil() {}

    static AnvilBinary binary() {
        String named = System.getenv("PARCHA_ANVIL");
        return named != null
                ? new AnvilBinary(Path.of(named))
                : AnvilBinary.installedIn(Path.of(System.getProperty("parcha.root"), "contracts", "node_modules"));
    }
}
