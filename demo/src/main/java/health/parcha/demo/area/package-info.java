/** The area itself: its folder, database, chain, contracts, and a process for each hospital's node. */
@org.jspecify.annotations.NullMarked
package health.parcha.demo.area;
