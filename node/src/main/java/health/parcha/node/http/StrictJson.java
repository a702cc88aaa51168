package health.parcha.node.http;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Bodies are read and written by the strict JSON of signed documents: one meaning or none. Handlers take and return {@link
 * Json.Fields}; a missing or malformed member is MALFORMED where it is asked for.
 */
@Component
class StrictJson extends AbstractHttpMessageConverter<Json.Fields> {
    StrictJson() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Json.Fields.class;
    }

    @Override
    protected Json.Fields readInternal(Class<? extends Json.Fields> type, HttpInputMessage message) throws IOException {
        return JsonReader.readObject(message.getBody().readAllBytes());
    }

    @Override
    protected void writeInternal(Json.Fields json, HttpOutputMessage message) throws IOException {
        byte[] bytes = CanonicalJson.bytes(json);
        message.getHeaders().setContentLength(bytes.length);
        message.getBody().write(bytes);
    }
}
