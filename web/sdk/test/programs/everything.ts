// A program that uses the whole SDK.
export * from '../../src/index.ts';
