/**
 * A member's append-only log: an RFC 6962 tree served as C2SP tiles, its head signed as a note. {@link
 * health.parcha.log.RecordLog} writes, {@link health.parcha.log.PublishedLog} serves, {@link
 * health.parcha.log.ProofBuilder} and {@link health.parcha.log.LogCheck} read. Three nouns tell how far an entry has come:
 * <b>sequenced</b> (it has its index, durable with the business row), <b>integrated</b> (its leaf is in the tiles),
 * <b>published</b> (a signed checkpoint covers it). The formats stand in docs/spec/log.md.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.log;
