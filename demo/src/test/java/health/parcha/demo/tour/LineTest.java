package health.parcha.demo.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void aLine_isOneJsonObject_inTheAgreedOrder() {
        assertEquals(
                "{\"id\":\"S2.8,S2.9\",\"ok\":true,\"ms\":143,\"what\":\"who \\\"opened\\\" what\"}",
                new Line(List.of("S2.8", "S2.9"), true, 143, "who \"opened\" what", Optional.empty()).json());
    }

    @Test
    void aFailedStep_tellsItsCause_onOneLine() {
        assertEquals(
                "{\"id\":\"S4.9\",\"ok\":false,\"ms\":0,\"what\":\"w\",\"cause\":\"two\\nlines\"}",
                new Line(List.of("S4.9"), false, 0, "w", Optional.of("two\nlines")).json());
    }
}
