package health.parcha.fhir.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The media type of a file by its first bytes. Everything written in text is text/plain: a record is read, never run,
 * so HTML and SVG are shown as their source.
 */
final class ContentType {
    static final String UNKNOWN = "application/octet-stream";
    static final String DICOM = "application/dicom";

    private ContentType() {}

    static String of(byte[] file) {
        if (starts(file, 0, "%PDF-")) {
            return "application/pdf";
        }
        if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
            return "image/gif";
        }
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return "image/webp";
        }
        if (starts(file, 0, "II*\u0000") || starts(file, 0, "MM\u0000*")) {
            return "image/tiff";
        }
        if (starts(file, 128, "DICM")) {
            return DICOM;
        }
        return isText(file) ? "text/plain; charset=utf-8" : UNKNOWN;
    }

    private static boolean starts(byte[] file, int at, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (file.length < at + bytes.length) {
            return false;
        }
        return ByteBuffer.wrap(file, at, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    private static boolean isText(byte[] file) {
        for (byte b : file) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
