/* Proof of work, ALTCHA version 2: which counter, put behind the nonce, gives a PBKDF2 key with the
   wanted beginning? The browser's own cryptography does the work off the main thread, a few guesses
   at a time, so that nothing on the page stutters and no worker is needed. */

const AT_ONCE = 8;
const MOST_GUESSES = 100000;
const MILLISECONDS_GOOD = 15 * 60 * 1000;

/* Browsers offer cryptography on https and localhost only; elsewhere the form's own page asks a
   question instead. */
export function canProve() {
  return Boolean(window.isSecureContext && window.crypto && window.crypto.subtle && window.fetch);
}

/* Fetch a challenge and solve it: {payload, isGood()}. Rejects where there is no network. */
export async function prove(challengeUrl) {
  const response = await fetch(challengeUrl, {
    cache: "no-store",
    headers: { Accept: "application/json" },
  });
  if (!response.ok) {
    return { payload: "", isGood: () => false };
  }
  const challenge = await response.json();
  const solution = await solve(challenge.parameters);
  const since = performance.now();
  return {
    payload: btoa(JSON.stringify({ challenge, solution })),
    isGood: () => performance.now() - since < MILLISECONDS_GOOD,
  };
}

async function solve(parameters) {
  const nonce = bytesOf(parameters.nonce);
  const salt = bytesOf(parameters.salt);
  for (let first = 0; first < MOST_GUESSES; first += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    const keys = await Promise.all(
      counters.map((counter) => derive(parameters, salt, passwordOf(nonce, counter))),
    );
    const hit = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
    if (hit >= 0) {
      return { counter: first + hit, derivedKey: keys[hit] };
    }
  }
  throw new Error("no solution");
}

async function derive(parameters, salt, password) {
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const kind = { name: "PBKDF2", hash: "SHA-256", salt, iterations: parameters.cost };
  return hexOf(await crypto.subtle.deriveBits(kind, key, parameters.keyLength * 8));
}

function passwordOf(nonce, counter) {
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  return password;
}

function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
