/**
 * The guided tour: one story in steps, each of which asserts what it tells. It goes through the doors that anybody has (the
 * client's verbs, the nodes' HTTP, the chain's JSON-RPC, process signals), and past them only to look for what must not be
 * there: on the disk and in the databases.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.demo.tour;
