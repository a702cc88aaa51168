package health.parcha.node.directory;

import health.parcha.core.signed.MalformedJson;

/** How far a listing has come: this member's professionals up to this number. */
record Cursor(long member, long above) {
    static final Cursor START = new Cursor(0, 0);

    static Cursor read(String text) {
        if (text.isEmpty()) {
            return START;
        }
        if (!text.matches("[0-9]{1,10}-[0-9]{1,10}")) {
            throw new MalformedJson("the cursor is not one that this node gave");
        }
        int dash = text.indexOf('-');
        return new Cursor(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return member + "-" + above;
    }
}
