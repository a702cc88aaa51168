package health.parcha.core.signed;

import java.util.function.Function;

/**
 * A kind of signed document.
 *
 * @param type the {@code typ} of its JWS
 * @param reader makes the document of a payload; throws {@link IllegalArgumentException} where a member is missing or
 *     malformed
 */
public record Kind<T extends Document>(String type, Function<Json.Fields, T> reader) {}
