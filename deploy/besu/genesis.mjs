#!/usr/bin/env node
// The first block of a QBFT network: node genesis.mjs CHAIN-ID ADDRESS ADDRESS ADDRESS ADDRESS... > genesis.json
// The addresses are the validators' own (besu public-key export-address). --check runs the one known case.
import { pathToFileURL } from 'node:url';

const hex = (bytes) => Buffer.from(bytes).toString('hex');

/** Recursive Length Prefix of bytes (Uint8Array) or of a list of such. */
function rlp(item) {
  const list = Array.isArray(item);
  const body = list ? Buffer.concat(item.map(rlp)) : Buffer.from(item);
  if (!list && body.length === 1 && body[0] < 0x80) return body;
  const short = list ? 0xc0 : 0x80;
  if (body.length < 56) return Buffer.concat([Buffer.from([short + body.length]), body]);
  let digits = body.length.toString(16);
  if (digits.length % 2) digits = `0${digits}`;
  const length = Buffer.from(digits, 'hex');
  return Buffer.concat([Buffer.from([short + 55 + length.length]), length, body]);
}

/** 32 bytes of anything, the validators, no vote, round 0, no seals. */
export function extraData(validators) {
  const nobody = [];
  const roundZero = new Uint8Array(0);
  const members = validators.map((v) => Buffer.from(v.replace(/^0x/, ''), 'hex'));
  return `0x${hex(rlp([new Uint8Array(32), members, nobody, roundZero, nobody]))}`;
}

export function genesis(chainId, validators) {
  return {
    config: {
      chainId,
      londonBlock: 0,
      zeroBaseFee: true,
      contractSizeLimit: 24576,
      qbft: { blockperiodseconds: 1, epochlength: 30000, requesttimeoutseconds: 4 },
    },
    nonce: '0x0',
    timestamp: '0x0',
    gasLimit: '0x3938700',
    difficulty: '0x1',
    mixHash: '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365',
    coinbase: `0x${'00'.repeat(20)}`,
    extraData: extraData(validators),
    alloc: {},
  };
}

function check() {
  const validators = [
    '64a702e6263b7297a96638cac6ae65e6541f4169', '943923390ad55e90c237593b3b0e401f3b08a031',
    'aefdb9a738c9f433e5b6b212a6d62f6370c2f692', 'c7eeb9a4e00ce683cf93039b212648e01c6c6b78',
  ];
  const known = `0xf87aa0${'00'.repeat(32)}f854${validators.map((v) => `94${v}`).join('')}c080c0`;
  if (extraData(validators) !== known) throw new Error(`extraData is ${extraData(validators)}, not ${known}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [first, ...validators] = process.argv.slice(2);
  if (first === '--check') {
    check();
  } else if (!/^[1-9][0-9]*$/.test(first ?? '') || validators.length < 4 || new Set(validators.map((v) => v.toLowerCase())).size !== validators.length
    || !validators.every((v) => /^0x[0-9a-fA-F]{40}$/.test(v))) {
    process.stderr.write('usage: node genesis.mjs CHAIN-ID ADDRESS ADDRESS ADDRESS ADDRESS...   four different validators at least\n');
    process.exit(2);
  } else {
    process.stdout.write(`${JSON.stringify(genesis(Number(first), validators), null, 2)}\n`);
  }
}
