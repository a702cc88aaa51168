package health.parcha.core.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ItemStreamTest {
    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemWriter writer = new ItemWriter(out);
        writer.write(line("a", 5), new byte[] {1, 2}, new byte[] {3, 4, '\n'});
        writer.write(Json.object().put("kind", "b").done());
        writer.write(line("c", 3), new byte[] {7}, new ByteArrayInputStream(new byte[] {8, 9}), 2);
        writer.end();
        return out.toByteArray();
    }

    private static Json.Fields line(String kind, long bytes) {
        return Json.object().put("kind", kind).put("bytes", bytes).done();
    }

    @Test
    void readingWhatWasWritten_givesTheSameItems() throws IOException {
        ItemReader reader = new ItemReader(new ByteArrayInputStream(written()));
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, '\n'}, reader.next().orElseThrow().readBody(5));
        assertEquals("b", reader.next().orElseThrow().kind());
        assertArrayEquals(new byte[] {7, 8, 9}, reader.next().orElseThrow().readBody(3));
        assertTrue(reader.next().isEmpty());
    }

    @Test
    void anItemsBytesNotRead_areSkipped() throws IOException {
        ItemReader reader = new ItemReader(new ByteArrayInputStream(written()));
        reader.next();
        assertEquals("b", reader.next().orElseThrow().kind());
    }

    @Test
    void aStreamCutAnywhere_isReported() throws IOException {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            ItemReader reader = new ItemReader(new ByteArrayInputStream(Arrays.copyOf(whole, length)));
            assertThrows(IOException.class, () -> readAll(reader), "cut at " + length);
        }
    }

    private static void readAll(ItemReader reader) throws IOException {
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            item.get().body().readAllBytes();
        }
    }

    @Test
    void aLineWithoutEnd_isRefusedBeforeItIsHeld() {
        byte[] endless = new byte[ItemReader.MAX_LINE + 2];
        Arrays.fill(endless, (byte) ' ');
        assertThrows(MalformedJson.class, () -> new ItemReader(new ByteArrayInputStream(endless)).next());
    }

    @Test
    void bytesOtherThanTheLineSays_areAMistakeOfTheProgram() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ItemWriter(new ByteArrayOutputStream()).write(line("a", 4), new byte[5]));
    }
}
