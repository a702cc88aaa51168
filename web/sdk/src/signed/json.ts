/**
 * A JSON value as signed documents use them: I-JSON (RFC 7493) with whole numbers of 53 bits only, so that every language writes
 * the same canonical bytes. Objects that `readJson` makes have no prototype.
 */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of signed JSON. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** The text is not JSON as signed documents use it. The document is refused; sending it again does not help. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';
  /** Stable. */
  readonly code = 'MALFORMED';
}

/** Whether a value is an object, neither null nor an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is a whole number of 53 bits. */
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && !Object.is(value, -0);
