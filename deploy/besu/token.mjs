#!/usr/bin/env node
// A token for the engine's door: node token.mjs PRIVATE-KEY.pem METHODS SECONDS > chain.jwt
// METHODS as Besu writes them, with commas: "eth:*,net:*" for a node, "eth:*,net:*,qbft:*,perm:*,admin:*" for an operator.
// The keys: openssl ecparam -name prime256v1 -genkey -noout -out rpc.key; openssl ec -in rpc.key -pubout -out rpc.pub
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [key, methods, seconds] = process.argv.slice(2);
if (!/^[1-9][0-9]*$/.test(seconds ?? '')) {
  process.stderr.write('usage: node token.mjs PRIVATE-KEY.pem METHODS SECONDS\n');
  process.exit(2);
}
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const head = `${part({ alg: 'ES256', typ: 'JWT' })}.${part({ permissions: methods.split(','), iat: now, exp: now + Number(seconds) })}`;
const signature = sign('sha256', Buffer.from(head), { key: createPrivateKey(readFileSync(key)), dsaEncoding: 'ieee-p1363' });
process.stdout.write(`${head}.${signature.toString('base64url')}\n`);
