package health.parcha.demo;

import java.io.PrintStream;
import java.util.function.Consumer;

/** What a person reads while the demo works: a sentence a line. */
final class Terminal implements Consumer<String> {
    private final PrintStream out;

    private Terminal(PrintStream out) {
        this.out = out;
    }

    static Terminal standard() {
        return new Terminal(System.out);
    }

    /** Where standard output belongs to a program. */
    static Terminal aside() {
        return new Terminal(System.err);
    }

    @Override
    public void accept(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
