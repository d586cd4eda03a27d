// SHA-256 (FIPS 180-4). Our own, for the browser's is missing in pages opened from a file in some browsers, and only
// answers later. Tested against the standard's vectors and against Python on every document of the tests.

const SHA256_ROUNDS = (() => {
  // The constants are the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  const constants = new Int32Array(64);
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  primes.forEach((prime, n) => {
    constants[n] = fractionOfRoot(prime, 3);
  });
  return constants;
})();

/** Return the first 32 bits of the fractional part of a square (2) or cube (3) root, in exact arithmetic. */
function fractionOfRoot(prime, degree) {
  const wanted = BigInt(prime) << BigInt(32 * degree);
  let low = BigInt(0);
  let high = BigInt(1) << BigInt(40);
  while (high - low > BigInt(1)) {
    const middle = (low + high) >> BigInt(1);
    if (middle ** BigInt(degree) <= wanted) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}

/** Return the SHA-256 of several byte arrays one after another. */
function sha256(...parts) {
  const state = new Int32Array([2, 3, 5, 7, 11, 13, 17, 19].map((prime) => fractionOfRoot(prime, 2)));
  const words = new Int32Array(64);
  const rest = new Uint8Array(128);
  let kept = 0;
  let length = 0;
  for (const part of parts) {
    length += part.length;
    let at = 0;
    if (kept) {
      at = Math.min(64 - kept, part.length);
      rest.set(part.subarray(0, at), kept);
      kept += at;
      if (kept < 64) continue;
      sha256Block(state, words, rest, 0);
      kept = 0;
    }
    for (; at + 64 <= part.length; at += 64) sha256Block(state, words, part, at);
    rest.set(part.subarray(at), 0);
    kept = part.length - at;
  }
  const end = kept < 56 ? 64 : 128;
  rest.fill(0, kept, end);
  rest[kept] = 0x80;
  const view = new DataView(rest.buffer);
  view.setUint32(end - 8, Math.floor(length / 0x20000000));
  view.setUint32(end - 4, (length * 8) >>> 0);
  for (let at = 0; at < end; at += 64) sha256Block(state, words, rest, at);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, n) => out.setInt32(n * 4, word));
  return new Uint8Array(out.buffer);
}

function sha256Block(state, w, bytes, at) {
  for (let n = 0; n < 16; n += 1, at += 4) {
    w[n] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let n = 16; n < 64; n += 1) {
    const x = w[n - 15];
    const y = w[n - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[n] = (w[n - 16] + s0 + w[n - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let n = 0; n < 64; n += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + SHA256_ROUNDS[n] + w[n]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
  state[4] = (state[4] + e) | 0;
  state[5] = (state[5] + f) | 0;
  state[6] = (state[6] + g) | 0;
  state[7] = (state[7] + h) | 0;
}
