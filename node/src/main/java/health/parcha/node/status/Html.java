package health.parcha.node.status;

/** Text in HTML. */
final class Html {
    private Html() {}

    /** The text as it stands between tags and inside quoted attributes. */
    static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A row of a table whose first cell is its heading. */
    static String row(Object heading, Object... cells) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">")
                .append(text(heading))
                .append("</th>");
        for (Object cell : cells) {
            row.append("<td>").append(text(cell)).append("</td>");
        }
        return row.append("</tr>\n").toString();
    }

    /** The head row of a table. */
    static String head(Object... headings) {
        StringBuilder row = new StringBuilder("<thead><tr>");
        for (Object heading : headings) {
            row.append("<th scope=\"col\">").append(text(heading)).append("</th>");
        }
        return row.append("</tr></thead>\n").toString();
    }
}
