package health.parcha.chain.rpc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import health.parcha.chain.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** JSON-RPC 2.0: one call, or many in one body. Matches answers to calls by id. */
final class JsonRpc {
    /** One engine refuses more than 1,000 calls in a body; ranges of blocks stay well below. */
    static final int MOST_CALLS = 256;

    private final Transport transport;

    JsonRpc(Transport transport) {
        this.transport = transport;
    }

    /**
     * One call.
     *
     * @param params already JSON
     */
    record Call(String method, JsonArray params) {
        static Call of(String method, Object... params) {
            JsonArray array = new JsonArray();
            for (Object param : params) {
                array.add(
                        param instanceof JsonElement json
                                ? json
                                : param instanceof Boolean flag
                                        ? new JsonPrimitive(flag)
                                        : new JsonPrimitive(param.toString()));
            }
            return new Call(method, array);
        }

        private JsonObject body(int id) {
            JsonObject body = new JsonObject();
            body.addProperty("jsonrpc", "2.0");
            body.addProperty("id", id);
            body.addProperty("method", method);
            body.add("params", params);
            return body;
        }
    }

    /** The result as read; an answer that cannot be read so is no answer. */
    <T> T call(Function<JsonElement, T> reader, String method, Object... params) {
        Call call = Call.of(method, params);
        return sensible(method, () -> reader.apply(result(call, asObject(send(call.body(1)), call.method()))));
    }

    /** The results in the order of the calls, read together; the first refusal among them is thrown. */
    <T> T batch(Function<List<JsonElement>, T> reader, List<Call> calls) {
        return batch(reader, calls, refused -> false);
    }

    /** @param nothing which refusals mean the same as an empty result */
    <T> T batch(Function<List<JsonElement>, T> reader, List<Call> calls, Predicate<RpcRefusal> nothing) {
        return sensible("a batch", () -> {
            List<JsonElement> results = new ArrayList<>();
            for (int from = 0; from < calls.size(); from += MOST_CALLS) {
                results.addAll(oneBody(calls.subList(from, Math.min(calls.size(), from + MOST_CALLS)), nothing));
            }
            return reader.apply(results);
        });
    }

    // Whatever an engine says, or something on the way to it, must not look like a fault of ours.
    private static <T> T sensible(String method, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ChainUnreachable | RpcRefusal told) {
            throw told;
        } catch (RuntimeException rubbish) {
            throw new ChainUnreachable("the engine's answer to " + method + " makes no sense: " + rubbish, rubbish);
        }
    }

    private List<JsonElement> oneBody(List<Call> calls, Predicate<RpcRefusal> nothing) {
        JsonArray body = new JsonArray();
        for (int i = 0; i < calls.size(); i++) {
            body.add(calls.get(i).body(i));
        }
        if (!(send(body) instanceof JsonArray answers) || answers.size() != calls.size()) {
            throw new ChainUnreachable("the engine did not answer each of " + calls.size() + " calls");
        }
        JsonObject[] byId = new JsonObject[calls.size()];
        for (JsonElement answer : answers) {
            JsonObject object = asObject(answer, "a batch");
            byId[Math.floorMod(object.get("id").getAsInt(), calls.size())] = object;
        }
        List<JsonElement> results = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            results.add(result(calls.get(i), asObject(byId[i], calls.get(i).method()), nothing));
        }
        return results;
    }

    private static JsonElement result(Call call, JsonObject answer, Predicate<RpcRefusal> nothing) {
        try {
            return result(call, answer);
        } catch (RpcRefusal refused) {
            if (nothing.test(refused)) {
                return JsonNull.INSTANCE;
            }
            throw refused;
        }
    }

    private JsonElement send(JsonElement body) {
        try {
            byte[] answer = transport.post(body.toString().getBytes(StandardCharsets.UTF_8));
            return JsonParser.parseString(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ChainUnreachable("the chain's engine does not answer: " + e, e);
        } catch (JsonParseException e) {
            throw new ChainUnreachable("the chain's engine answered something that is not JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainUnreachable("interrupted while waiting for the chain's engine", e);
        }
    }

    private static JsonElement result(Call call, JsonObject answer) {
        if (answer.get("error") instanceof JsonObject error) {
            throw new RpcRefusal(call.method(), error.get("code").getAsInt(), text(error.get("message")), data(error));
        }
        JsonElement result = answer.get("result");
        return result == null ? JsonNull.INSTANCE : result;
    }

    private static JsonObject asObject(@org.jspecify.annotations.Nullable JsonElement answer, String to) {
        if (answer instanceof JsonObject object) {
            return object;
        }
        throw new ChainUnreachable("the engine's answer to " + to + " is no object");
    }

    private static String text(@org.jspecify.annotations.Nullable JsonElement message) {
        return message == null ? "" : message.toString();
    }

    // Engines put revert bytes in data itself, or one level down.
    private static Bytes data(JsonObject error) {
        JsonElement data = error.get("data");
        if (data instanceof JsonObject nested) {
            data = nested.get("data");
        }
        boolean isHex = data instanceof JsonPrimitive p
                && p.isString()
                && p.getAsString().startsWith("0x");
        return isHex ? Quantity.data(data) : Bytes.EMPTY;
    }
}
