package health.parcha.chain.key;

import fr.acinq.secp256k1.Secp256k1;

/** Decides once which curve this process uses. PARCHA_PURE_JAVA_CURVE set to anything asks for pure Java. */
final class BestCurve {
    static final Curve CHOSEN = choose();

    private BestCurve() {}

    // A missing library shows as a link error, a folder that refuses to run files as a kind of runtime exception.
    private static Curve choose() {
        if (System.getenv("PARCHA_PURE_JAVA_CURVE") != null) {
            return new JavaCurve();
        }
        try {
            return new NativeCurve(Secp256k1.get());
        } catch (LinkageError | RuntimeException absent) {
            System.getLogger("health.parcha.chain.key")
                    .log(
                            System.Logger.Level.WARNING,
                            "no native secp256k1 here ({0}): signatures run in pure Java, about four times slower",
                            String.valueOf(absent.getMessage()));
            return new JavaCurve();
        }
    }
}
