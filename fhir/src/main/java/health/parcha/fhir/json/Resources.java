package health.parcha.fhir.json;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4 by its reference library. The context is made at the first use, once a process (about half a second). */
public final class Resources {
    private Resources() {}

    private static final class Context {
        static final FhirContext R4 = FhirContext.forR4Cached();
    }

    /**
     * Says what is wrong with a resource: an unknown element, a value of the wrong type, a code outside its fixed list.
     * Empty where it reads as R4. Mandatory elements and bindings are not checked: that takes the validator.
     */
    public static Optional<String> problemOf(byte[] json) {
        try {
            parser().parseResource(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (RuntimeException e) {
            // The library meets nonsense with exceptions of many kinds; all mean that it is no R4 resource.
            return Optional.of(
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        }
    }

    /** The resource's JSON, compact, in UTF-8. */
    public static byte[] bytes(Resource resource) {
        return parser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether R4 has a resource type of that name. */
    public static boolean isType(String name) {
        return Context.R4.getResourceTypes().contains(name);
    }

    private static IParser parser() {
        return Context.R4.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }
}
