package health.parcha.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spelling of tile and bundle paths: numbers in groups of three digits, all but the last behind an x. */
final class TilePath {
    /** Five groups keep every index below 2^50, far beyond any log, so that arithmetic on them cannot overflow. */
    private static final Pattern PATTERN =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    private TilePath() {}

    static String of(String kind, long index, int width) {
        String partial = width == TileId.FULL ? "" : ".p/" + width;
        return "tile/" + kind + "/" + groups(index) + partial;
    }

    /** Reads leniently; the caller compares the spelling. */
    static Optional<LogPath> parse(String path) {
        Matcher matcher = PATTERN.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        String partial = matcher.group(3);
        int width = partial == null ? TileId.FULL : Integer.parseInt(partial);
        if (width < 1 || width > TileId.FULL) {
            return Optional.empty();
        }
        return Optional.of(resource(matcher.group(1), index, width));
    }

    private static LogPath resource(String kind, long index, int width) {
        return kind.equals("entries") ? new BundleId(index, width) : new TileId(Integer.parseInt(kind), index, width);
    }

    private static String groups(long index) {
        String last = "%03d".formatted(index % 1000);
        long rest = index / 1000;
        StringBuilder path = new StringBuilder(last);
        while (rest > 0) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
            rest /= 1000;
        }
        return path.toString();
    }
}
