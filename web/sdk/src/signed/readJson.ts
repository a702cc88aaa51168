import { isObject, type Json, type JsonObject, MalformedJson } from './json.ts';

/** Deeper nesting is refused: no document of ours comes near. */
export const MAX_DEPTH = 32;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const BLANK = /[ \t\r\n]*/y;
const NUMBER = /-?[0-9]+/y;
const UNIT = /[0-9a-fA-F]{4}/y;

/**
 * Reads one value, strictly: no duplicate names, whole numbers of 53 bits, 32 levels at most, valid UTF-8. What two readers
 * could take in two ways is refused, because a signature covers one meaning. {@link MalformedJson} tells cause and position.
 */
export function readJson(text: string | Uint8Array): Json {
  return new Reader(typeof text === 'string' ? text : decode(text)).whole();
}

/** Reads an object; any other value is refused. */
export function readJsonObject(text: string | Uint8Array): JsonObject {
  const value = readJson(text);
  if (!isObject(value)) {
    throw new MalformedJson('an object is expected');
  }
  return value as JsonObject;
}

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new MalformedJson('the bytes are not UTF-8');
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    const value = this.#value(0);
    this.#blank();
    if (this.#at !== this.#text.length) {
      throw this.#malformed('text after the value');
    }
    return value;
  }

  #value(depth: number): Json {
    if (depth > MAX_DEPTH) {
      throw this.#malformed(`more than ${MAX_DEPTH} levels`);
    }
    this.#blank();
    switch (this.#peek()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonObject {
    // Without a prototype, "__proto__" is a name like any other.
    const members: Record<string, Json> = Object.create(null);
    this.#at++;
    this.#blank();
    if (this.#skip('}')) {
      return members;
    }
    do {
      this.#blank();
      const name = this.#string();
      this.#blank();
      this.#expect(':');
      const value = this.#value(depth + 1);
      if (name in members) {
        throw this.#malformed(`member "${name}" stands twice`);
      }
      members[name] = value;
      this.#blank();
    } while (this.#goesOn('}'));
    return members;
  }

  #array(depth: number): readonly Json[] {
    const values: Json[] = [];
    this.#at++;
    this.#blank();
    if (this.#skip(']')) {
      return values;
    }
    do {
      values.push(this.#value(depth + 1));
      this.#blank();
    } while (this.#goesOn(']'));
    return values;
  }

  #string(): string {
    this.#expect('"');
    const parts: string[] = [];
    for (;;) {
      const char = this.#peek();
      this.#at++;
      if (char === '"') {
        return this.#wellFormed(parts.join(''));
      }
      if (char < ' ') {
        throw this.#malformed('a control character inside a string');
      }
      parts.push(char === '\\' ? this.#escaped() : char);
    }
  }

  #escaped(): string {
    const char = this.#peek();
    this.#at++;
    if (char === 'u') {
      const [unit] = this.#match(UNIT, 'four hexadecimal digits are expected');
      return String.fromCharCode(Number.parseInt(unit, 16));
    }
    if (!Object.hasOwn(ESCAPES, char)) {
      throw this.#malformed('an unknown escape');
    }
    return ESCAPES[char] ?? '';
  }

  #wellFormed(text: string): string {
    if (!text.isWellFormed()) {
      throw this.#malformed('half a surrogate pair');
    }
    return text;
  }

  #number(): number {
    const [digits] = this.#match(NUMBER, 'a value or a whole number is expected');
    const number = Number(digits);
    if (/^-?0./.test(digits) || digits === '-0' || !Number.isSafeInteger(number)) {
      throw this.#malformed('a whole number of 53 bits without leading zeros is expected');
    }
    return number;
  }

  #word<T extends Json>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      throw this.#malformed(`"${word}" is expected`);
    }
    this.#at += word.length;
    return value;
  }

  /** After an element: whether a comma says that another follows. */
  #goesOn(end: string): boolean {
    if (this.#skip(end)) {
      return false;
    }
    this.#expect(',');
    return true;
  }

  #skip(char: string): boolean {
    const there = this.#peek() === char;
    this.#at += there ? 1 : 0;
    return there;
  }

  #expect(char: string): void {
    if (!this.#skip(char)) {
      throw this.#malformed(`'${char}' is expected`);
    }
  }

  #peek(): string {
    const char = this.#text[this.#at];
    if (char === undefined) {
      throw this.#malformed('the text ends early');
    }
    return char;
  }

  #blank(): void {
    this.#match(BLANK, '');
  }

  #match(pattern: RegExp, cause: string): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) {
      throw this.#malformed(cause);
    }
    this.#at = pattern.lastIndex;
    return found;
  }

  #malformed(cause: string): MalformedJson {
    return new MalformedJson(`${cause} (character ${this.#at})`);
  }
}
