import { BadValue } from '../brand.ts';
import { isObject, isWhole, MalformedJson } from '../signed/json.ts';

/** Reads the value of a member, which is undefined where the member is absent; throws where it means nothing. */
export type Member<T> = (value: unknown, name: string) => T;

/** What a kind of document has, by name. */
export type Members = Readonly<Record<string, Member<unknown>>>;

type Absentable<M extends Members> = {
  [name in keyof M]: undefined extends ReturnType<M[name]> ? name : never;
}[keyof M];

/** The payload that members describe. */
export type Payload<M extends Members> = {
  readonly [name in Exclude<keyof M, Absentable<M>>]: ReturnType<M[name]>;
} & { readonly [name in Absentable<M>]?: ReturnType<M[name]> };

/** Any text. */
export const text: Member<string> = (value, name) => {
  if (typeof value !== 'string') {
    throw wrong(name, 'a string');
  }
  return value;
};

/** A text that a constructor of `brand.ts` lets pass. */
export const id =
  <T extends string>(pass: (text: string) => T): Member<T> =>
  (value, name) =>
    passed(() => pass(text(value, name)), name);

/** A whole number that a constructor of `brand.ts` lets pass. */
export const number =
  <T extends number>(pass: (value: number) => T): Member<T> =>
  (value, name) =>
    passed(() => pass(isWhole(value) ? value : Number.NaN), name);

/** A whole number between two bounds, by default one that Java's int holds. */
export const whole =
  (least = 0, most = 0x7fff_ffff): Member<number> =>
  (value, name) => {
    if (!isWhole(value) || value < least || value > most) {
      throw wrong(name, `a whole number from ${least} to ${most}`);
    }
    return value;
  };

/** One of some words. */
export const oneOf =
  <W extends string>(...words: readonly W[]): Member<W> =>
  (value, name) => {
    const word = words.find((one) => one === value);
    if (word === undefined) {
      throw wrong(name, `one of ${words.join(', ')}`);
    }
    return word;
  };

/** A member that may be absent or null, which are the same thing. */
export const maybe =
  <T>(of: Member<T>): Member<T | undefined> =>
  (value, name) =>
    value === undefined || value === null ? undefined : of(value, name);

/** A list of such values. */
export const list =
  <T>(of: Member<T>): Member<readonly T[]> =>
  (value, name) => {
    if (!Array.isArray(value)) {
      throw wrong(name, 'an array');
    }
    return value.map((element) => of(element, name));
  };

/** An object of such members; others of it are refused nowhere and kept nowhere. */
export const object =
  <M extends Members>(members: M): Member<Payload<M>> =>
  (value, name) => {
    if (!isObject(value)) {
      throw wrong(name, 'an object');
    }
    const read = Object.entries(members).map(([member, of]) => [member, of(own(value, member), member)] as const);
    return Object.fromEntries(read.filter(([, found]) => found !== undefined)) as Payload<M>;
  };

/** An object whose names are words of a list, with one kind of value. */
export const table =
  <W extends string, T>(names: readonly W[], of: Member<T>): Member<Readonly<Partial<Record<W, T>>>> =>
  (value, name) => {
    if (!isObject(value)) {
      throw wrong(name, 'an object');
    }
    const entries = Object.keys(value).map(
      (word) => [oneOf(...names)(word, name), of(own(value, word), word)] as const,
    );
    return Object.fromEntries(entries) as Partial<Record<W, T>>;
  };

const own = (value: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** The refusal of a member. */
export const wrong = (name: string, wanted: string): MalformedJson =>
  new MalformedJson(`member "${name}" must be ${wanted}`);

function passed<T>(pass: () => T, name: string): T {
  try {
    return pass();
  } catch (thrown) {
    throw thrown instanceof BadValue ? new MalformedJson(`member "${name}": ${thrown.message}`) : thrown;
  }
}
