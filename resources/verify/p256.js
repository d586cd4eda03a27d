// ECDSA on P-256 (FIPS 186-5): verification only, so nothing here is secret and nothing has to take equal time.

const P256 = {
  p: BigInt("0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff"),
  n: BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
  b: BigInt("0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
  x: BigInt("0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
  y: BigInt("0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
};
const ZERO = BigInt(0);
const ONE = BigInt(1);
const TWO = BigInt(2);
const THREE = BigInt(3);

function modulo(a, m) {
  const rest = a % m;
  return rest < ZERO ? rest + m : rest;
}

/** Return 1 / a by the extended algorithm of Euclid. */
function inverse(a, m) {
  let [r0, r1, s0, s1] = [m, modulo(a, m), ZERO, ONE];
  while (r1 > ZERO) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return modulo(s0, m);
}

/** Is (x, y) a point of the curve y² = x³ - 3x + b? */
function onCurve(x, y) {
  const { p, b } = P256;
  return x < p && y < p && modulo(y * y - (x * x * x - THREE * x + b), p) === ZERO;
}

// Points are [X, Y, Z] with x = X / Z², y = Y / Z³; Z = 0 is the point at infinity.
function doubled([x, y, z]) {
  const { p } = P256;
  if (z === ZERO || y === ZERO) return [ONE, ONE, ZERO];
  const zz = (z * z) % p;
  const m = (THREE * (x - zz) * (x + zz)) % p;
  const yy = (y * y) % p;
  const s = (TWO * TWO * x * yy) % p;
  const x3 = modulo(m * m - TWO * s, p);
  const y3 = modulo(m * (s - x3) - BigInt(8) * yy * yy, p);
  return [x3, y3, modulo(TWO * y * z, p)];
}

function added(one, other) {
  const { p } = P256;
  if (one[2] === ZERO) return other;
  if (other[2] === ZERO) return one;
  const [x1, y1, z1] = one;
  const [x2, y2, z2] = other;
  const zz1 = (z1 * z1) % p;
  const zz2 = (z2 * z2) % p;
  const u1 = (x1 * zz2) % p;
  const u2 = (x2 * zz1) % p;
  const s1 = (y1 * zz2 * z2) % p;
  const s2 = (y2 * zz1 * z1) % p;
  const h = modulo(u2 - u1, p);
  const r = modulo(s2 - s1, p);
  if (h === ZERO) return r === ZERO ? doubled(one) : [ONE, ONE, ZERO];
  const hh = (h * h) % p;
  const hhh = (h * hh) % p;
  const v = (u1 * hh) % p;
  const x3 = modulo(r * r - hhh - TWO * v, p);
  return [x3, modulo(r * (v - x3) - s1 * hhh, p), (h * z1 * z2) % p];
}

/** Return a·G + b·Q, both at once. */
function combined(a, b, q) {
  const g = [P256.x, P256.y, ONE];
  const both = added(g, q);
  let sum = [ONE, ONE, ZERO];
  for (let bit = BigInt(255); bit >= ZERO; bit -= ONE) {
    sum = doubled(sum);
    const [inA, inB] = [(a >> bit) & ONE, (b >> bit) & ONE];
    if (inA && inB) sum = added(sum, both);
    else if (inA) sum = added(sum, g);
    else if (inB) sum = added(sum, q);
  }
  return sum;
}

/** Is (r, s) a signature over the hash by the key (x, y)? Only the lower of the two values of s counts. */
function ecdsaHolds(key, hash, r, s) {
  const { p, n } = P256;
  if (!onCurve(key.x, key.y) || r < ONE || r >= n || s < ONE || s > n / TWO) return false;
  const w = inverse(s, n);
  const point = combined(modulo(bigInt(hash) * w, n), modulo(r * w, n), [key.x, key.y, ONE]);
  if (point[2] === ZERO) return false;
  const z = inverse(point[2], p);
  return modulo((point[0] * z * z) % p, n) === r;
}
