package health.parcha.bench.area;

import health.parcha.client.session.Me;
import health.parcha.demo.people.DemoPerson;

/**
 * A patient's file of a known length, written by doctors of all hospitals, its index folded.
 *
 * @param owner logged in
 * @param reader a doctor to whom the whole file is granted, and who wrote nothing in it
 */
public record LongFile(DemoPerson patient, Me owner, DemoPerson reader, int records) {}
