package health.parcha.seal.age;

import java.util.List;

/** One way to the file key, as it stands in a header. */
final class Stanza {
    private final String type;
    private final List<String> arguments;
    private final byte[] body;

    Stanza(String type, List<String> arguments, byte[] body) {
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.body = body.clone();
    }

    String type() {
        return type;
    }

    List<String> arguments() {
        return arguments;
    }

    /** The argument at a place, decoded, when it is base64 of exactly that many bytes. */
    byte[] bytesOfArgument(int index, int length) throws AgeException {
        return Base64Text.decodeUnpadded(arguments.get(index))
                .filter(bytes -> bytes.length == length)
                .orElseThrow(() -> new AgeException.MalformedHeader(
                        "argument " + (index + 1) + " of the " + type + " stanza is not " + length + " bytes"));
    }

    /** The sealed file key; any other length would let one stanza open under several keys. */
    byte[] sealedFileKey() throws AgeException {
        if (body.length != FileKey.BYTES + Primitives.TAG) {
            throw new AgeException.MalformedHeader("the body of the " + type + " stanza is not 32 bytes");
        }
        return body.clone();
    }

    void requireArguments(int count) throws AgeException {
        if (arguments.size() != count) {
            throw new AgeException.MalformedHeader("the " + type + " stanza has not " + count + " argument(s)");
        }
    }

    byte[] body() {
        return body.clone();
    }
}
