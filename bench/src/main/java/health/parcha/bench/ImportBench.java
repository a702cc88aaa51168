package health.parcha.bench;

import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import java.util.List;

/** How fast the shipped patients' records come into their files. */
final class ImportBench {
    private ImportBench() {}

    static List<Figure> figures(Beginnings beginnings) {
        Beginnings.One last = beginnings.rounds().getLast();
        return List.of(Figure.claim(
                        "import",
                        beginnings.each(one -> one.imported().rate()),
                        "records/s",
                        new Goal.AtLeast(60),
                        beginnings.load())
                .with("records", last.imported().records())
                .with("patients", last.imported().patients())
                .with(
                        "since_ready",
                        beginnings
                                .each(one -> one.imported().records() / one.importing())
                                .median()));
    }
}
