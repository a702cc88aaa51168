package health.parcha.fhir.bundle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts each resource into its sitting (docs/spec/fhir.md, "One record"). */
final class Sittings {
    private final SourceSet set;
    private final Authorship authorship;
    private final List<SourceResource> encounters;
    private final Map<Instant, List<SourceResource>> begunAt;
    private final Map<SourceResource, Sitting> placed = new HashMap<>();

    private Sittings(SourceSet set, Authorship authorship) {
        this.set = set;
        this.authorship = authorship;
        this.encounters = set.resources().stream()
                .filter(r -> r.is("Encounter") && r.facts().when().isPresent())
                .toList();
        this.begunAt = encounters.stream().collect(Collectors.groupingBy(Sittings::start));
    }

    /** All resources by sitting, in the order of the Bundle. */
    static Map<Sitting, List<SourceResource>> of(SourceSet set, Authorship authorship) {
        Sittings sittings = new Sittings(set, authorship);
        List<SourceResource> waiting = new ArrayList<>();
        for (SourceResource resource : set.resources()) {
            Optional<Sitting> own = sittings.own(resource);
            own.ifPresentOrElse(s -> sittings.placed.put(resource, s), () -> waiting.add(resource));
        }
        sittings.follow(waiting);
        Map<Sitting, List<SourceResource>> all = new LinkedHashMap<>();
        for (SourceResource resource : set.resources()) {
            Sitting sitting = sittings.placed.getOrDefault(resource, undated(resource));
            all.computeIfAbsent(sitting, s -> new ArrayList<>()).add(resource);
        }
        return all;
    }

    private Optional<Sitting> own(SourceResource resource) {
        return encounterOf(resource)
                .map(encounter -> in(encounter, resource))
                .or(() -> resource.facts().when().map(when -> on(when, resource)));
    }

    private Optional<SourceResource> encounterOf(SourceResource resource) {
        if (resource.is("Encounter")) {
            return Optional.of(resource);
        }
        return resource.facts()
                .encounter()
                .flatMap(reference -> set.find(reference.target()))
                .filter(target -> target.is("Encounter"))
                .or(() -> resource.facts().when().flatMap(this::during));
    }

    /** The one encounter that was going on; nothing where several were, unless one began at that very instant. */
    private Optional<SourceResource> during(Instant when) {
        List<SourceResource> begun = begunAt.getOrDefault(when, List.of());
        List<SourceResource> candidates = begun.isEmpty()
                ? encounters.stream().filter(e -> isDuring(when, e)).limit(2).toList()
                : begun;
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private static boolean isDuring(Instant when, SourceResource encounter) {
        Instant end = encounter.facts().until().orElse(start(encounter));
        return !when.isBefore(start(encounter)) && !when.isAfter(end);
    }

    private static Instant start(SourceResource encounter) {
        return encounter.facts().when().orElse(Instant.EPOCH);
    }

    private static Sitting in(SourceResource encounter, SourceResource resource) {
        return new Sitting(Optional.of(new EncounterId(encounter.id())), encounter.id(), resource.category());
    }

    private Sitting on(Instant when, SourceResource resource) {
        String author = authorship
                .authorOf(List.of(resource))
                .map(a -> a.identifier().system() + "|" + a.identifier().value())
                .orElse("");
        String day = when.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return new Sitting(Optional.empty(), day + " " + author, resource.category());
    }

    /** What has neither encounter nor date (a Medication, a Specimen) goes where it is first referred from. */
    private void follow(List<SourceResource> waiting) {
        Map<SourceResource, Sitting> first = new HashMap<>();
        for (SourceResource resource : set.resources()) {
            Sitting sitting = placed.get(resource);
            if (sitting != null) {
                resource.facts().references().stream()
                        .map(set::find)
                        .flatMap(Optional::stream)
                        .forEach(target -> first.putIfAbsent(target, sitting));
            }
        }
        for (SourceResource resource : waiting) {
            Sitting sitting = first.get(resource);
            if (sitting != null) {
                placed.put(resource, sitting.in(resource.category()));
            }
        }
    }

    private static Sitting undated(SourceResource resource) {
        return new Sitting(Optional.empty(), "", resource.category());
    }
}
