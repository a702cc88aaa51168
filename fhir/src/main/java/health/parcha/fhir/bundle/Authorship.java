package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Who wrote resources at their source: the encounter's primary performer, else whom the resource itself names, else the
 * agent of a Provenance that targets it.
 */
final class Authorship {
    private final SourceSet set;
    private final Map<String, List<SourceReference>> agents = new HashMap<>();

    Authorship(SourceSet set) {
        this.set = set;
        set.provenances().forEach(this::read);
    }

    private void read(JsonNode provenance) {
        List<SourceReference> named = java.util.stream.StreamSupport.stream(
                        provenance.path("agent").spliterator(), false)
                .flatMap(agent ->
                        Stream.of("who", "onBehalfOf").flatMap(path -> SourceReference.at(agent, path).stream()))
                .toList();
        for (JsonNode target : provenance.path("target")) {
            agents.putIfAbsent(SourceReference.of(target).target(), named);
            set.find(SourceReference.of(target).target()).ifPresent(r -> agents.putIfAbsent(r.reference(), named));
        }
    }

    Optional<Practitioner> authorOf(List<SourceResource> resources) {
        return first(resources, "Practitioner", Practitioner::new);
    }

    Optional<Organisation> organisationOf(List<SourceResource> resources) {
        return first(resources, "Organization", Organisation::new);
    }

    /**
     * Says whom a reference means.
     *
     * @return the actor's type, identifier and name; empty where it means none
     */
    Optional<Actor> actor(SourceReference reference, String type) {
        Optional<Actor> known = set.actor(reference.target());
        if (known.isPresent()) {
            return known.get().type().equals("PractitionerRole") ? ofRole(known.get(), type) : known.filter(is(type));
        }
        boolean named = reference.type().equals(type)
                && (reference.identifier().isPresent() || !reference.target().isEmpty());
        return named
                ? Optional.of(
                        new Actor(type, reference.logical(), reference.display(), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private Optional<Actor> ofRole(Actor role, String type) {
        return (type.equals("Practitioner") ? role.practitioner() : role.organisation())
                .filter(reference -> set.actor(reference.target())
                        .filter(next -> next.type().equals("PractitionerRole"))
                        .isEmpty())
                .flatMap(reference -> actor(reference, type));
    }

    private static java.util.function.Predicate<Actor> is(String type) {
        return actor -> actor.type().equals(type);
    }

    private <T> Optional<T> first(List<SourceResource> resources, String type, BiFunction<Identifier, String, T> make) {
        Stream<SourceReference> own = resources.stream().flatMap(r -> r.facts().actors().stream());
        Stream<SourceReference> told =
                resources.stream().flatMap(r -> agents.getOrDefault(r.reference(), List.of()).stream());
        return Stream.concat(own, told)
                .flatMap(reference -> actor(reference, type).stream())
                .findFirst()
                .map(actor -> make.apply(actor.identifier(), actor.name()));
    }
}
