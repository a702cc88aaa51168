package health.parcha.node.status;

/** The text format of Prometheus, version 0.0.4. */
final class MetricText {
    private final StringBuilder text = new StringBuilder(8192);

    /** A figure without labels. */
    void gauge(String name, String help, Number value) {
        head(name, help, "gauge");
        text.append(name).append(' ').append(value).append('\n');
    }

    /** Says what the figures of a name are; they follow. */
    void head(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** A figure with labels, whose values are the program's own words. */
    void value(String name, String labels, Number value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
