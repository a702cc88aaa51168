package health.parcha.core.prescription;

/**
 * One medicine of a prescription, without its name.
 *
 * @param total most that is ever dispensed, 1 to 65,535
 * @param maximum most for one delivery, rounding up to the smallest pack included
 * @param intervalDays days from one delivery's date to the next; 0 = one delivery, then the maximum is the total
 */
public record Line(LineUnit unit, LineClass lineClass, int total, int maximum, int intervalDays) {
    static final int MOST = 65_535;

    public Line {
        boolean lawful = maximum >= 1
                && maximum <= total
                && total <= MOST
                && intervalDays >= 0
                && intervalDays <= MOST
                && (intervalDays != 0 || maximum == total);
        if (!lawful) {
            throw new IllegalArgumentException("not a line that can be prescribed: total " + total + ", maximum "
                    + maximum + ", every " + intervalDays + " days");
        }
    }

    /**
     * How much of it may have been dispensed on a day; what was owed can follow.
     *
     * @param firstDay of any dispense of the prescription, days since 1970 UTC; not after {@code day}
     */
    public int allowed(long firstDay, long day) {
        if (intervalDays == 0) {
            return total;
        }
        return (int) Math.min(total, maximum * (1 + (day - firstDay) / intervalDays));
    }
}
