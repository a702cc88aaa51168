package health.parcha.seal;

import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.SealException.Subject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text whose first line is a JWS over the SHA-256 of the rest: the shape of index segments and grant keys. */
record SignedLines(Jws jws, String rest) {

    static SignedLines sign(Json.ObjectBuilder payload, String rest, String type, RecordSigner signer) {
        Digest digest = Digest.of(rest.getBytes(StandardCharsets.UTF_8));
        return new SignedLines(signer.sign(payload.put("rest", digest.hex()).done(), type), rest);
    }

    static SignedLines read(byte[] text, String type, Subject subject) throws SealException {
        int end = 0;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        if (end == text.length || end > Jws.MAX_LENGTH) {
            throw new SealException.Malformed(subject, "it has no first line");
        }
        Jws jws;
        try {
            jws = Jws.read(new String(text, 0, end, StandardCharsets.ISO_8859_1), type);
            byte[] rest = Arrays.copyOfRange(text, end + 1, text.length);
            if (Digest.of(rest).hex().equals(jws.payload().text("rest"))) {
                return new SignedLines(jws, utf8(rest));
            }
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(subject, e);
        }
        throw new SealException.DigestMismatch(subject);
    }

    private static String utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            throw new MalformedJson("the lines are not UTF-8");
        }
        return text;
    }

    /** The same line over a text made again; it must be the text that was signed. */
    static SignedLines again(Jws jws, String rest) {
        Digest digest = Digest.of(rest.getBytes(StandardCharsets.UTF_8));
        if (!digest.hex().equals(jws.payload().text("rest"))) {
            throw new IllegalStateException("what was opened was not written canonically; sign it anew to seal it");
        }
        return new SignedLines(jws, rest);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(jws.compact().getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
        out.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** The rest holds keys. */
    @Override
    public String toString() {
        return "SignedLines[" + jws.type() + "]";
    }
}
