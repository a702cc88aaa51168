package health.parcha.seal.age;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A header as read: its stanzas, and the MAC with the exact bytes that it covers. */
final class Header {
    static final String INTRO = "age-encryption.org/v1";
    static final String FOOTER = "---";
    static final int MAC_BYTES = 32;
    static final int COLUMNS = 64;
    private static final byte[] MAC_LABEL = "header".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_SALT = {};

    private final List<Stanza> stanzas;
    private final byte[] covered;
    private final byte[] mac;

    Header(List<Stanza> stanzas, byte[] covered, byte[] mac) {
        this.stanzas = List.copyOf(stanzas);
        this.covered = covered;
        this.mac = mac;
    }

    /** The bytes of a header for these recipients, from the first line to the line feed after the MAC. */
    static byte[] write(FileKey fileKey, List<? extends Recipient> recipients, SecureRandom random) {
        requireOneKind(recipients);
        StringBuilder text = new StringBuilder(INTRO).append('\n');
        for (Recipient recipient : recipients) {
            write(recipient.wrap(fileKey, random), text);
        }
        text.append(FOOTER);
        byte[] mac = mac(fileKey, ascii(text));
        return ascii(text.append(' ').append(Base64Text.unpadded(mac)).append('\n'));
    }

    private static void requireOneKind(List<? extends Recipient> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a file is sealed to one recipient at least");
        }
        Recipient.Kind first = recipients.getFirst().kind();
        if (recipients.stream().anyMatch(r -> r.kind() != first)) {
            throw new IllegalArgumentException(
                    "post-quantum, classic and passphrase recipients do not mix: the weakest would decide");
        }
        if (first == Recipient.Kind.PASSPHRASE && recipients.size() > 1) {
            throw new IllegalArgumentException("a passphrase is the only recipient of its file");
        }
    }

    private static void write(Stanza stanza, StringBuilder text) {
        text.append("-> ").append(stanza.type());
        stanza.arguments().forEach(argument -> text.append(' ').append(argument));
        String body = Base64Text.unpadded(stanza.body());
        for (int i = 0; i <= body.length(); i += COLUMNS) {
            text.append('\n').append(body, i, Math.min(body.length(), i + COLUMNS));
        }
        text.append('\n');
    }

    /** The file key behind the first stanza that one of the identities opens, once the MAC was found right. */
    FileKey open(List<? extends Identity> identities) throws AgeException {
        for (Identity identity : identities) {
            for (Stanza stanza : stanzas) {
                Optional<FileKey> found = identity.unwrap(stanza);
                if (found.isPresent()) {
                    return checked(found.get());
                }
            }
        }
        throw nobody();
    }

    private FileKey checked(FileKey fileKey) throws AgeException {
        if (!MessageDigest.isEqual(mac(fileKey, covered), mac)) {
            fileKey.close();
            throw new AgeException.HeaderMacMismatch();
        }
        return fileKey;
    }

    private AgeException nobody() {
        List<String> types = stanzas.stream().map(Stanza::type).distinct().toList();
        return types.stream().anyMatch(Header::isKnown)
                ? new AgeException.NoIdentityMatched()
                : new AgeException.UnsupportedStanza(types);
    }

    private static boolean isKnown(String type) {
        return type.equals(HybridRecipient.STANZA) || type.equals(X25519Recipient.STANZA) || type.equals(Scrypt.STANZA);
    }

    private static byte[] mac(FileKey fileKey, byte[] covered) {
        byte[] key = Primitives.hkdf(fileKey.live(), NO_SALT, MAC_LABEL);
        byte[] mac = Primitives.hmac(key, covered);
        Arrays.fill(key, (byte) 0);
        return mac;
    }

    private static byte[] ascii(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
