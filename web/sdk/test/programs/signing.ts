// A program that signs intents and statements and does nothing else.
export { packItem, SigningKey, signIntent, signStatement } from '../../src/index.ts';
