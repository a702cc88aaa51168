package health.parcha.cli;

/** The command line says something that cannot be meant. */
final class WrongUsage extends RuntimeException {
    private final String sentence;

    WrongUsage(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
