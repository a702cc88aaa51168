package health.parcha.node.status;

import health.parcha.core.signed.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** What every page of the node has around it. No script, nothing from elsewhere. */
record Frame(Words words, String name) {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#16202b;--paper:#fff;--line:#8795a5;--shade:#eef2f6;--mark:#0b4f8a}
            @media(prefers-color-scheme:dark){:root{--ink:#eef2f6;--paper:#10161d;--line:#7d8b9b;--shade:#1d2733;--mark:#9ccbff}}
            body{font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:0 auto;padding:0 1rem 3rem}
            h1{font-size:1.7rem;margin:1.5rem 0 .2rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}a{color:var(--mark)}
            table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.2rem 0}
            th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
            tbody th{font-weight:600;min-width:9rem}.wide{overflow-x:auto}.wide td,.wide thead th{overflow-wrap:break-word}
            .note{border-left:.3rem solid var(--mark);background:var(--shade);padding:.6rem .9rem;margin:1rem 0}
            .skip{position:absolute;left:-99rem}.skip:focus{position:static}
            :focus-visible{outline:.2rem solid var(--mark);outline-offset:.15rem}
            """;

    /** The page's only style is the one above, and nothing else may be loaded or framed. */
    static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " style-src 'sha256-"
            + Base64.getEncoder()
                    .encodeToString(
                            Digest.of(STYLE.getBytes(StandardCharsets.UTF_8)).bytes())
            + "'";

    /** A whole page. */
    String around(String heading, String intro, Consumer<Html> body) {
        Html page = new Html();
        page.raw("<!doctype html>\n<html lang=\"" + words.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.element("title", heading.equals(name) ? name + " · Parcha" : heading + " · " + name + " · Parcha");
        page.raw("<style>" + STYLE + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
                .text(words.say("skip"))
                .raw("</a>\n<header>\n");
        page.element("h1", heading).element("p", intro);
        page.raw("</header>\n<main id=\"main\">\n");
        body.accept(page);
        page.raw("</main>\n<footer>\n<p>");
        page.text(words.say("footer"))
                .raw(" <a href=\"/openapi.json\">/openapi.json</a> <a href=\"/log/checkpoint\">/log/checkpoint</a>"
                        + " <a href=\"/metrics\">/metrics</a></p>\n</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    /** Begins a part, which {@code id.title} names. */
    static void section(Html page, Words words, String id) {
        page.raw("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
                .text(words.say(id + ".title"))
                .raw("</h2>\n");
    }

    static void end(Html page) {
        page.raw("</section>\n");
    }
}
