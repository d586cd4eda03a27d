// The code on the printed page: the twin of inspector/domain/paper.py and inspector/signing/paper.py.
//
// INSP2:number:school:date:grade:counts:findings:key:signature, in capital letters, digits and a few signs.

const PAPER = new RegExp(
  "^(INSP2:([0-9]{4}-[0-9]{1,9}-[A-Z2-7]*|/[A-Z2-7]+):([0-9A-Z]{0,20}|/[A-Z2-7]+):([0-9]{8}):([A-Z2-7]*-[0-9.]{0,5})" +
  ":([0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}):([A-Z2-7]{52}):([A-Z2-7]{8})):([A-Z2-7]{103})$",
);
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Return the bytes of a base 32 text without padding; one that could be written otherwise is refused. */
function fromBase32(text) {
  const out = new Uint8Array(Math.floor((text.length * 5) / 8));
  let [held, nHeld, at] = [0, 0, 0];
  for (const letter of text) {
    held = ((held << 5) | BASE32.indexOf(letter)) & 0xfff;
    nHeld += 5;
    if (nHeld >= 8) {
      nHeld -= 8;
      out[at] = (held >> nHeld) & 255;
      at += 1;
    }
  }
  if (held & ((1 << nHeld) - 1) || nHeld > 4) throw new Broken("base 32");
  return out;
}

/** state: paper_known, paper_unknown (the key is none of ours), paper_changed or paper_unreadable. */
function verifyPaper(pasted, trusted = INSERTED.trusted) {
  const match = PAPER.exec(pasted.replace(/[\s\u3000]+/g, "").toUpperCase());
  if (!match) return { state: "paper_unreadable" };
  try {
    const [, signed, number, school, date, grade, counts, findings, key, signature] = match;
    const said = readPaper(number, school, date, grade, counts);
    said.findingsSha256 = hex(fromBase32(findings));
    said.key = hex(fromBase32(key));
    const raw = fromBase32(signature);
    const known = trusted.filter((one) => one.fingerprint.startsWith(said.key));
    if (!known.length) return Object.assign(said, { state: "paper_unknown" });
    const hash = sha256(ascii(signed));
    for (const one of known) {
      const certificate = readCertificate(fromBase64(one.certificate));
      if (certificate.key && ecdsaHolds(certificate.key, hash, bigInt(raw.subarray(0, 32)), bigInt(raw.subarray(32)))) {
        return Object.assign(said, { state: "paper_known", certificate });
      }
    }
    return Object.assign(said, { state: "paper_changed" });
  } catch (error) {
    if (error instanceof Broken) return { state: "paper_unreadable" };
    throw error;
  }
}

function readPaper(number, school, date, grade, counts) {
  const [label, score] = grade.split("-");
  const [minor, serious, critical, flags] = counts.split(".").map(Number);
  const parts = number.split("-");
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const moment = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day) || day < "0001") throw new Broken("a date");
  return {
    number: number[0] === "/" ? plain(number) : `${plain(parts[2])}〔${parts[0]}〕${parts[1]}号`,
    school: school[0] === "/" ? plain(school) : school,
    date: day,
    grade: plain(label),
    score,
    minor,
    serious,
    critical,
    flags,
  };
}

function plain(text) {
  return utf8(fromBase32(text.replace("/", "")));
}
