// Usage: node interop.mjs seal RECIPIENT | seal-passphrase PASSPHRASE | open IDENTITY | open-passphrase PASSPHRASE
// Reads standard input, writes standard output, exits 1 with the reason on standard error.
import { Encrypter, Decrypter } from "age-encryption";

const [action, key] = process.argv.slice(2);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const input = new Uint8Array(Buffer.concat(chunks));

async function run() {
  if (action === "seal" || action === "seal-passphrase") {
    const encrypter = new Encrypter();
    if (action === "seal") encrypter.addRecipient(key);
    else {
      encrypter.setPassphrase(key);
      encrypter.setScryptWorkFactor(10);
    }
    return encrypter.encrypt(input);
  }
  const decrypter = new Decrypter();
  if (action === "open") decrypter.addIdentity(key);
  else decrypter.addPassphrase(key);
  return decrypter.decrypt(input);
}

run().then(
  (output) => process.stdout.write(output),
  (error) => {
    console.error(String(error));
    process.exitCode = 1;
  },
);
