/** What holds for every request: body sizes, strict JSON, headers, the time a request may take. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.http;
