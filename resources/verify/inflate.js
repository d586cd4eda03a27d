// Inflate (RFC 1950, RFC 1951): embedded files are packed so. The browser's own is too new for many schools' computers.

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
  195, 227, 258];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes of each length, and the symbols in their order. */
function huffman(lengths) {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  let left = 1;
  const offsets = new Uint16Array(16);
  for (let n = 1; n < 16; n += 1) {
    left = left * 2 - counts[n];
    if (left < 0) throw new Broken("a code of a packed stream");
    if (n < 15) offsets[n + 1] = offsets[n] + counts[n];
  }
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) {
      symbols[offsets[length]] = symbol;
      offsets[length] += 1;
    }
  });
  return { counts, symbols, whole: left === 0 };
}

class Inflater {
  constructor(bytes, most) {
    this.bytes = bytes;
    this.most = most;
    this.at = 2;
    this.held = 0;
    this.nHeld = 0;
    this.out = new Uint8Array(Math.min(most, Math.max(1024, bytes.length * 4)));
    this.size = 0;
  }

  bits(count) {
    while (this.nHeld < count) {
      if (this.at >= this.bytes.length) throw new Broken("a packed stream ends early", "early");
      this.held |= this.bytes[this.at] << this.nHeld;
      this.at += 1;
      this.nHeld += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.nHeld -= count;
    return value;
  }

  symbol(code) {
    let [value, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length += 1) {
      value |= this.bits(1);
      const count = code.counts[length];
      if (value - count < first) return code.symbols[index + (value - first)];
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new Broken("a code of a packed stream");
  }

  put(byte) {
    if (this.size === this.most) throw new Broken("a packed stream is too large", "large");
    if (this.size === this.out.length) {
      const larger = new Uint8Array(Math.min(this.most, this.out.length * 2));
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.size] = byte;
    this.size += 1;
  }

  run() {
    const [first, second] = this.bytes;
    if (this.bytes.length < 2) throw new Broken("a packed stream ends early", "early");
    if ((first & 15) !== 8 || first >> 4 > 7 || (first * 256 + second) % 31 || second & 32) {
      throw new Broken("the head of a packed stream");
    }
    for (let last = 0; !last; ) {
      last = this.bits(1);
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.packed(FIXED_LENGTHS, FIXED_DISTANCES);
      else if (kind === 2) this.packed(...this.codes());
      else throw new Broken("a block of a packed stream");
    }
    this.checked();
  }

  stored() {
    [this.held, this.nHeld] = [0, 0];
    const length = this.bits(16);
    if ((length ^ this.bits(16)) !== 0xffff) throw new Broken("a block of a packed stream");
    for (let n = 0; n < length; n += 1) this.put(this.bits(8));
  }

  codes() {
    const [nLengths, nDistances, nCodes] = [this.bits(5) + 257, this.bits(5) + 1, this.bits(4) + 4];
    if (nLengths > 286 || nDistances > 30) throw new Broken("the codes of a packed stream");
    const own = new Array(19).fill(0);
    for (let n = 0; n < nCodes; n += 1) own[CODE_ORDER[n]] = this.bits(3);
    const code = huffman(own);
    if (!code.whole) throw new Broken("the codes of a packed stream");
    const lengths = [];
    while (lengths.length < nLengths + nDistances) {
      const symbol = this.symbol(code);
      if (symbol < 16) {
        lengths.push(symbol);
        continue;
      }
      if (symbol === 16 && !lengths.length) throw new Broken("the codes of a packed stream");
      const value = symbol === 16 ? lengths[lengths.length - 1] : 0;
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      for (let n = 0; n < times; n += 1) lengths.push(value);
    }
    if (lengths.length > nLengths + nDistances || !lengths[256]) throw new Broken("the codes of a packed stream");
    const [forLengths, forDistances] = [huffman(lengths.slice(0, nLengths)), huffman(lengths.slice(nLengths))];
    for (const made of [forLengths, forDistances]) {
      // A code that is not whole is allowed only where it has a single symbol of one bit, or none.
      const used = made.counts.reduce((sum, count) => sum + count, 0);
      if (!made.whole && (used > 1 || (used && !made.counts[1]))) throw new Broken("the codes of a packed stream");
    }
    return [forLengths, forDistances];
  }

  packed(lengths, distances) {
    for (;;) {
      let symbol = this.symbol(lengths);
      if (symbol < 256) {
        this.put(symbol);
        continue;
      }
      if (symbol === 256) return;
      symbol -= 257;
      if (symbol >= 29) throw new Broken("a length in a packed stream");
      const length = LENGTH_BASE[symbol] + this.bits(LENGTH_EXTRA[symbol]);
      const far = this.symbol(distances);
      if (far >= 30) throw new Broken("a distance in a packed stream");
      const distance = DISTANCE_BASE[far] + this.bits(DISTANCE_EXTRA[far]);
      if (distance > this.size) throw new Broken("a distance in a packed stream");
      for (let n = 0; n < length; n += 1) this.put(this.out[this.size - distance]);
    }
  }

  /** Compare the sum behind the packed bytes. */
  checked() {
    [this.held, this.nHeld] = [0, 0];
    let [a, b] = [1, 0];
    for (let n = 0; n < this.size; n += 1) {
      a += this.out[n];
      if (a >= 65521) a -= 65521;
      b += a;
      if (b >= 65521) b -= 65521;
    }
    const sum = [this.bits(8), this.bits(8), this.bits(8), this.bits(8)];
    if (((sum[0] << 8) | sum[1]) !== b || ((sum[2] << 8) | sum[3]) !== a) {
      throw new Broken("the sum of a packed stream");
    }
  }
}

const FIXED_LENGTHS = huffman(Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)));
const FIXED_DISTANCES = huffman(new Array(30).fill(5));

/** Unpack a whole stream; only white space may stand behind it. */
function inflated(bytes, most) {
  const inflater = new Inflater(bytes, most);
  inflater.run();
  for (let at = inflater.at; at < bytes.length; at += 1) {
    if (!isWhite(bytes[at])) throw new Broken("bytes behind a packed stream");
  }
  return inflater.out.subarray(0, inflater.size);
}

/** Unpack as far as there is something; nothing of a stream that is damaged. */
function inflatedStart(bytes, most) {
  const inflater = new Inflater(bytes, most);
  try {
    inflater.run();
  } catch (error) {
    if (!(error instanceof Broken) || error.code === "broken") return new Uint8Array(0);
  }
  return inflater.out.subarray(0, inflater.size);
}
