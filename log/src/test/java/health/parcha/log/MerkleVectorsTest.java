package health.parcha.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every probe of vectors/merkle is accepted or refused as it says. */
class MerkleVectorsTest {
    private static final Path VECTORS = Path.of(System.getProperty("parcha.root"), "vectors", "merkle");

    @TestFactory
    Stream<DynamicTest> inclusionProofs() throws IOException {
        return probes("inclusion", 49, this::verifyInclusion);
    }

    @TestFactory
    Stream<DynamicTest> consistencyProofs() throws IOException {
        return probes("consistency", 43, this::verifyConsistency);
    }

    private void verifyInclusion(Probe probe) {
        new Inclusion(new LeafIndex(probe.number("leafIdx")), new TreeSize(probe.number("treeSize")), probe.proof())
                .verify(probe.hash("leafHash"), probe.hash("root"));
    }

    private void verifyConsistency(Probe probe) {
        new Consistency(new TreeSize(probe.number("size1")), new TreeSize(probe.number("size2")), probe.proof())
                .verify(probe.hash("root1"), probe.hash("root2"));
    }

    private static Stream<DynamicTest> probes(String kind, int count, java.util.function.Consumer<Probe> verify)
            throws IOException {
        List<Probe> probes;
        try (Stream<Path> files = Files.walk(VECTORS.resolve(kind))) {
            probes = files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(Probe::read)
                    .toList();
        }
        assertEquals(count, probes.size(), "probes found in " + VECTORS.resolve(kind));
        return probes.stream().map(p -> DynamicTest.dynamicTest(p.name(), () -> p.judge(verify)));
    }

    /** A probe file. Its numbers go up to 2^64 - 1, which a document of ours never holds: hence this small reader. */
    private record Probe(String name, String json) {
        static Probe read(Path file) {
            try {
                return new Probe(VECTORS.relativize(file).toString(), Files.readString(file));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        void judge(java.util.function.Consumer<Probe> verify) {
            if (value("wantErr", "true|false").equals("true")) {
                // A number or hash that no tree can have is refused where it is read.
                RuntimeException refusal = assertThrows(RuntimeException.class, () -> verify.accept(this));
                boolean ours = refusal instanceof LogFailure || refusal instanceof IllegalArgumentException;
                assertEquals(true, ours, "refused by " + refusal);
            } else {
                assertDoesNotThrow(() -> verify.accept(this));
            }
        }

        long number(String member) {
            return Long.parseUnsignedLong(value(member, "[0-9]+"));
        }

        Hash hash(String member) {
            return Hash.of(
                    Base64.getDecoder().decode(value(member, "\"[^\"]*\"").replace("\"", "")));
        }

        List<Hash> proof() {
            String proof = value("proof", "null|\\[[^]]*]");
            return Pattern.compile("\"([^\"]*)\"")
                    .matcher(proof)
                    .results()
                    .map(m -> Hash.of(Base64.getDecoder().decode(m.group(1))))
                    .toList();
        }

        private String value(String member, String form) {
            Matcher matcher =
                    Pattern.compile("\"" + member + "\":\\s*(" + form + ")").matcher(json);
            if (!matcher.find()) {
                throw new AssertionError(name + " has no member " + member);
            }
            return matcher.group(1);
        }
    }
}
