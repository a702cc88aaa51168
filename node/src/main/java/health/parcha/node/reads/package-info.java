/** Reads: gathered for the reader, served for the subject, logged before anything leaves. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.reads;
