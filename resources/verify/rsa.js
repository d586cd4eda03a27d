// RSA signatures (PKCS #1 v1.5 with SHA-256, RFC 8017): of time-stamp servers only, whose keys are not ours to choose.

const RSA_LEAST_BITS = 2048;
const RSA_MOST_BITS = 8192;
const SHA256_INFO = [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/** Is it a signature over the hash by the key (n, e)? */
function rsaHolds({ n, e }, hash, signature) {
  const bits = n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const value = bigInt(signature);
  if (bits < RSA_LEAST_BITS || bits > RSA_MOST_BITS || signature.length !== length || value >= n) return false;
  const filled = length - SHA256_INFO.length - hash.length - 3;
  const wanted = joined([[0, 1], new Uint8Array(filled).fill(255), [0], SHA256_INFO, hash]);
  return power(value, e, n) === bigInt(wanted);
}

function power(base, exponent, modulus) {
  let result = ONE;
  let square = base % modulus;
  for (let rest = exponent; rest > ZERO; rest /= TWO) {
    if (rest % TWO === ONE) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
