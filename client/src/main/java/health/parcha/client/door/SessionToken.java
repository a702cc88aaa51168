package health.parcha.client.door;

/** Says who calls; opens nothing by itself. Never printed. */
public record SessionToken(String value) {
    @Override
    public String toString() {
        return "SessionToken";
    }
}
