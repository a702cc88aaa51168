package health.parcha.node.status;

import java.util.List;

/** Writes a page. What comes in as text goes out as text, whatever it holds. */
final class Html {
    private final StringBuilder page = new StringBuilder(8192);

    /** Markup of our own, as it stands. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    Html text(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.appendCodePoint(c);
            }
        });
        return this;
    }

    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    /** A table of facts: each row a heading and what it says. */
    Html facts(String caption, List<Fact> facts) {
        raw("<table>\n").element("caption", caption).raw("<tbody>\n");
        for (Fact fact : facts) {
            raw("<tr><th scope=\"row\">")
                    .text(fact.name())
                    .raw("</th><td>")
                    .text(fact.value())
                    .raw("</td></tr>\n");
        }
        return raw("</tbody>\n</table>\n");
    }

    /** A table with a heading for each column; the first cell of a row is the row's heading. */
    Html table(String caption, List<String> headings, List<List<String>> rows) {
        raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(caption)
                .raw("\">\n<table>\n");
        element("caption", caption).raw("<thead>\n<tr>");
        headings.forEach(heading -> raw("<th scope=\"col\">").text(heading).raw("</th>"));
        raw("</tr>\n</thead>\n<tbody>\n");
        for (List<String> row : rows) {
            raw("<tr><th scope=\"row\">").text(row.getFirst()).raw("</th>");
            row.subList(1, row.size()).forEach(cell -> raw("<td>").text(cell).raw("</td>"));
            raw("</tr>\n");
        }
        return raw("</tbody>\n</table>\n</div>\n");
    }

    Html items(List<String> items) {
        raw("<ul>\n");
        items.forEach(item -> element("li", item));
        return raw("</ul>\n");
    }

    /** A named fact. */
    record Fact(String name, String value) {}

    @Override
    public String toString() {
        return page.toString();
    }
}
