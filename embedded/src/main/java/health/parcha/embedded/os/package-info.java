/** Folders, files, ports and child processes of Linux as the supervisors of this module need them; for no one else. */
@org.jspecify.annotations.NullMarked
package health.parcha.embedded.os;
