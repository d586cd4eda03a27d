"""Read a backup without the program: `python read_backup.py FOLDER OUT [SNAPSHOT]` asks for the recovery key.

Writes OUT/store.db (plain SQLite) and each photo, sound and PDF. Needs nothing but `cryptography`.
"""

import getpass
import hashlib
import json
import sys
import uuid
import zlib
from base64 import b64decode
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
snapshot = folder / "snapshots" / sys.argv[3] if sys.argv[3:] else max((folder / "snapshots").glob("*.snapshot"))
typed = getpass.getpass("recovery key: ").upper().replace("-", "").replace(" ", "")[:26]
keys = json.loads((folder / "keys.json").read_text("utf-8"))
store, slot = uuid.UUID(keys["store_id"]).bytes, keys["slots"]["recovery"]


def derived(secret: bytes, info: str, salt: bytes = b"") -> AESGCM:
    """Return the cipher of a derived key."""
    return AESGCM(HKDF(SHA256(), 32, salt, info.encode()).derive(secret))


aad = {"epoch": keys["epoch"], "slot": "recovery", "store_id": keys["store_id"], "version": keys["version"]}
master = derived(typed.encode(), "inspector/recovery/1").decrypt(
    bytes.fromhex(slot["nonce"]), b64decode(slot["master"]), json.dumps(aad, separators=(",", ":")).encode()
)
listed = snapshot.read_bytes()
own = (folder / "keys" / f"{int.from_bytes(listed[8:12], 'big')}.key").read_bytes()
above = derived(master, "inspector/key/1/backup", store)
key = AESGCM(above.decrypt(own[:12], own[12:], b"inspector/backup-key/1" + store + listed[8:12]))
manifest = json.loads(zlib.decompress(key.decrypt(listed[12:24], listed[24:], listed[:12])))


def chunk(name: str, pack: str, offset: int, length: int) -> bytes:
    """Return a piece."""
    sealed = (folder / "packs" / pack).read_bytes()[offset : offset + length]
    return zlib.decompress(key.decrypt(sealed[:12], sealed[12:], bytes.fromhex(name)))


out.mkdir(parents=True, exist_ok=True)
(out / "store.db").write_bytes(b"".join(chunk(*one) for one in manifest["database"]["chunks"]))
evidence = derived(master, "inspector/key/1/evidence", store)
for _, header, size, _ in (entry for one in manifest["evidence"]["chunks"] for entry in json.loads(chunk(*one))):
    head, body = bytes.fromhex(header), hashlib.sha256(bytes.fromhex(header)).hexdigest()[:40]
    file, sealed = AESGCM(evidence.decrypt(head[12:24], head[24:72], head[:12])), folder / "bodies" / body[0] / body
    plain, last = b"", (size - 1) // 65552
    for n in range(last + 1):
        frame = sealed.read_bytes()[n * 65552 : (n + 1) * 65552]
        plain += file.decrypt(head[72:] + n.to_bytes(4, "big") + bytes([n == last]), frame, head)
    (out / hashlib.sha256(plain).hexdigest()).write_bytes(plain)
