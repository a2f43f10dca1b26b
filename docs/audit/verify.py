#!/usr/bin/env python3
"""Checks an export of a ledger against a signed checkpoint, with nothing but Python 3.8 and what comes with it.

verify.py EXPORT CHECKPOINT KEY [PROOF]   the answers of /export, /ledger/checkpoint, /ledger/key, /ledger/proofs/inclusion
"""
import base64, hashlib, json, sys

def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()
def require(holds, otherwise): holds or sys.exit("FAULT " + otherwise)

# Ed25519, RFC 8032: a point is (x, y) modulo P
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
def add(a, b):
    t = D * a[0] * b[0] * a[1] * b[1]
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + t, -1, P) % P, (a[1] * b[1] + a[0] * b[0]) * pow(1 - t, -1, P) % P)
def times(n, point):
    product = (0, 1)
    while n:
        product, point, n = (add(product, point) if n & 1 else product), add(point, point), n >> 1
    return product
def point(octets):
    y = int.from_bytes(octets, "little") & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if x * x % P == x2 else x * ROOT_OF_MINUS_1 % P
    require(y < P and x * x % P == x2, "wrong-key: no point of the curve")
    return (P - x if x & 1 != octets[31] >> 7 else x, y)
BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
def signed(key, text, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + text).digest(), "little")
    return len(signature) == 64 and s < ORDER and times(s, BASE) == add(point(r), times(h % ORDER, point(key)))

# RFC 9162, section 2.1
def root(hashes):
    if len(hashes) < 2: return hashes[0] if hashes else sha256()
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha256(b"\1", root(hashes[:half]), root(hashes[half:]))
def root_by(path, index, size, hash):  # the recursion of 2.1.3.1, from the top
    if size == 1 or not path: return hash if size == 1 and not path else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half: return sha256(b"\1", root_by(path[:-1], index, half, hash), path[-1])
    return sha256(b"\1", path[-1], root_by(path[:-1], index - half, size - half, hash))

export, note, key = (open(name, "rb").read() for name in sys.argv[1:4])
text, signatures = note.split(b"\n\n", 1)
origin, size, signed_root = text.split(b"\n")[:3]
name, key_id, octets = key.strip().split(b"+", 2)
octets = base64.b64decode(octets)
require(name == origin, "wrong-origin: the checkpoint is of another ledger than the key")
lines = [base64.b64decode(line.split()[2]) for line in signatures.splitlines() if line.split()[1] == name]
require(any(line[:4].hex().encode() == key_id and signed(octets[1:], text + b"\n", line[4:]) for line in lines),
        "wrong-key: the checkpoint is not signed by this key")
require(export.endswith(b"\n"), "truncated: the export does not end with a whole line")
leaves = [sha256(b"\0", line) for line in export.split(b"\n")[:-1]]
require(len(leaves) >= int(size), "truncated: the export has fewer entries than the checkpoint")
require(root(leaves[:int(size)]) == base64.b64decode(signed_root), "altered: the entries are not those that were signed")
print("VERIFIED", size.decode(), "entries root", signed_root.decode())
if len(leaves) > int(size): print("Not signed, and so not checked:", len(leaves) - int(size), "lines behind them")
if len(sys.argv) > 4:
    proof = json.load(open(sys.argv[4]))
    path, index = [base64.b64decode(hash) for hash in proof["path"]], proof["index"]
    require(index < int(size) and proof["revision"] == index + 1 and proof["size"] == int(size) and root_by(path, index, int(size), leaves[index]) == base64.b64decode(signed_root),
            "not included: the path does not lead from the entry to the root")
    print("INCLUDED revision", index + 1)
