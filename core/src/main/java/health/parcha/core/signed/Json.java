package health.parcha.core.signed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as signed documents use them: I-JSON (RFC 7493) with whole numbers only, so that every language writes
 * the same canonical bytes. Read by {@link JsonReader}, written by {@link CanonicalJson}.
 */
public sealed interface Json {
    /** A string; holds no lone surrogate. */
    record Text(String value) implements Json {}

    /** A whole number of at most 53 bits, the range every JSON reader keeps exactly. */
    record Whole(long value) implements Json {
        public static final long MAX = (1L << 53) - 1;

        public Whole {
            if (value > MAX || value < -MAX) {
                throw new IllegalArgumentException("a number of a signed document must fit in 53 bits");
            }
        }
    }

    /** true or false. */
    record Flag(boolean value) implements Json {}

    /** null: a value that is known to be absent. */
    record Nothing() implements Json {}

    /** An array. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object, its members in the order in which they were read or put. */
    record Fields(Map<String, Json> members) implements Json {
        public Fields {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member's value, or empty where the object has none of that name. */
        public Optional<Json> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /**
         * The value of a member that must be there.
         *
         * @throws MalformedJson where it is absent; the document is refused
         */
        public Json need(String name) {
            return find(name).orElseThrow(() -> new MalformedJson("member \"" + name + "\" is missing"));
        }

        /** A string member that must be there. */
        public String text(String name) {
            if (need(name) instanceof Text t) {
                return t.value();
            }
            throw wrong(name, "a string");
        }

        /** A string member that may be absent or null. */
        public Optional<String> findText(String name) {
            return find(name).filter(v -> !(v instanceof Nothing)).map(v -> text(name));
        }

        /** A whole number that must be there. */
        public long whole(String name) {
            if (need(name) instanceof Whole w) {
                return w.value();
            }
            throw wrong(name, "a whole number");
        }

        /** A boolean that must be there. */
        public boolean flag(String name) {
            if (need(name) instanceof Flag f) {
                return f.value();
            }
            throw wrong(name, "true or false");
        }

        /** An array that must be there. */
        public List<Json> items(String name) {
            if (need(name) instanceof Items i) {
                return i.values();
            }
            throw wrong(name, "an array");
        }

        /** An array of strings that must be there. */
        public List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            for (Json value : items(name)) {
                if (!(value instanceof Text text)) {
                    throw wrong(name, "an array of strings");
                }
                texts.add(text.value());
            }
            return texts;
        }

        /** An object that must be there. */
        public Fields fields(String name) {
            if (need(name) instanceof Fields f) {
                return f;
            }
            throw wrong(name, "an object");
        }

        private static MalformedJson wrong(String name, String kind) {
            return new MalformedJson("member \"" + name + "\" must be " + kind);
        }
    }

    /** Starts an object. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** An array of strings. */
    static Items texts(Iterable<String> values) {
        List<Json> items = new ArrayList<>();
        values.forEach(v -> items.add(new Text(v)));
        return new Items(items);
    }

    /** Collects the members of an object; putting a name twice is a mistake of the program. */
    final class ObjectBuilder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, Json value) {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("member " + name + " is put twice");
            }
            return this;
        }

        public ObjectBuilder put(String name, String value) {
            return put(name, new Text(value));
        }

        public ObjectBuilder put(String name, long value) {
            return put(name, new Whole(value));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, new Flag(value));
        }

        /** Puts the member only where there is a value: absent and empty are the same thing in our documents. */
        public ObjectBuilder put(String name, Optional<String> value) {
            return value.map(v -> put(name, v)).orElse(this);
        }

        public Fields done() {
            return new Fields(members);
        }
    }
}
