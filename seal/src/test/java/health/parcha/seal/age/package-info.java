/** Tests of the age format. */
@org.jspecify.annotations.NullMarked
package health.parcha.seal.age;
