package health.parcha.demo.tour;

import java.security.SecureRandom;

/**
 * Words that occur nowhere else. Those of {@link #secret} are written into names' surroundings and records, and must be found
 * on no disk; {@link #open} stands in a public profile, and must be found, or else the search is blind.
 */
record Canaries(String secret, String open) {
    private static final int LETTERS = 12;

    static Canaries draw(SecureRandom random) {
        return new Canaries("Serin" + letters(random), "Moineau" + letters(random));
    }

    /** Letters alone, since names keep nothing else. */
    private static String letters(SecureRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
