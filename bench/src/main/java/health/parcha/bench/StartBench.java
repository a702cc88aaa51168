package health.parcha.bench;

import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import java.util.List;

/** How soon a demo is ready, and how much a node of it takes. */
final class StartBench {
    private StartBench() {}

    static List<Figure> figures(Beginnings beginnings) {
        return List.of(
                Figure.claim(
                                "start",
                                beginnings.each(Beginnings.One::ready),
                                "s",
                                new Goal.AtMost(20),
                                beginnings.load())
                        .with("area_json", beginnings.each(Beginnings.One::area).median())
                        .with("cores", Runtime.getRuntime().availableProcessors()),
                Figure.claim(
                        "node-memory",
                        beginnings.each(one -> one.largestNode() / 1e6),
                        "MB",
                        new Goal.AtMost(350),
                        beginnings.load()));
    }
}
