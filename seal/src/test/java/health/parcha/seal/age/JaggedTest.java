package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files exchanged both ways with jagged, another Java implementation, around the border of a chunk. */
class JaggedTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072, 300_000})
    void sealedByEither_opensInTheOther(int length) throws Exception {
        byte[] text = new byte[length];
        random.nextBytes(text);
        X25519Identity identity = X25519Identity.fresh(random);

        assertArrayEquals(text, openThere(Age.seal(text, List.of(identity.recipient()), random), identity));
        assertArrayEquals(text, Age.open(sealThere(text, identity), List.of(identity)));
    }

    private static byte[] sealThere(byte[] text, X25519Identity identity) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        var to = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(
                identity.recipient().text());
        try (WritableByteChannel channel =
                new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(file), List.of(to))) {
            channel.write(ByteBuffer.wrap(text));
        }
        return file.toByteArray();
    }

    private static byte[] openThere(byte[] file, X25519Identity identity) throws Exception {
        var mine = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity.exposeText());
        try (ReadableByteChannel channel = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(file)), List.of(mine))) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }
}
