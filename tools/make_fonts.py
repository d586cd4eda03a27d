"""Make resources/fonts: Noto Sans SC and Noto Serif SC (npm packages), LXGW WenKai (Debian package), all OFL.

Regular weights whole; other weights cut to GB 2312 and Latin; WenKai cut to GB 2312 and the rare characters
that Noto lacks. Run: python tools/make_fonts.py (needs npm, apt-get, fonttools). Writes SHA256SUMS beside.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
NPM = {
    "@expo-google-fonts/noto-sans-sc@0.4.3": {
        "400Regular": "NotoSansSC-Regular.ttf",
        "500Medium": "NotoSansSC-Medium.ttf",
        "700Bold": "NotoSansSC-Bold.ttf",
    },
    "@expo-google-fonts/noto-serif-sc@0.4.3": {
        "400Regular": "NotoSerifSC-Regular.ttf",
        "300Light": "NotoSerifSC-Light.ttf",
        "700Bold": "NotoSerifSC-Bold.ttf",
    },
}
WENKAI_PACKAGE = "fonts-lxgw-wenkai"
WENKAI = "LXGWWenKai-Regular.ttf"
SYMBOLS = "√×÷±≤≥≠≈°℃‰…—–·“”‘’《》〈〉〔〕【】「」『』（）！？，。；：、＋－％①②③④⑤⑥⑦⑧⑨⑩■□▲△●○◆◇★☆→←↑↓"


def common() -> set[int]:
    """Code points of GB 2312, Latin and the signs that documents use."""
    found = set(range(0x20, 0x17F)) | {ord(c) for c in SYMBOLS}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", "ignore")
            found.update(map(ord, text))
    return found


def cut(source: Path, target: Path, keep: set[int]) -> None:
    """Write a font with only the characters to keep."""
    options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, glyph_names=False)
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    """Make all fonts anew."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for package, weights in NPM.items():
            subprocess.run(["npm", "pack", "--silent", package], cwd=work, check=True, capture_output=True)
            archive = next(work.glob("*.tgz"))
            subprocess.run(["tar", "xf", archive.name], cwd=work, check=True)
            archive.unlink()
            for weight, name in weights.items():
                source = next((work / "package").rglob(f"*{weight}.ttf"))
                if weight == "400Regular":
                    (TARGET / name).write_bytes(source.read_bytes())
                else:
                    cut(source, TARGET / name, common())
            family = "NotoSansSC" if "sans" in package else "NotoSerifSC"
            for licence in (work / "package").glob("LICENSE*"):
                (TARGET / f"{family}-{licence.name}").write_bytes(licence.read_bytes())
            subprocess.run(["rm", "-rf", "package"], cwd=work, check=True)
        subprocess.run(["apt-get", "download", "-qq", WENKAI_PACKAGE], cwd=work, check=True)
        subprocess.run(["dpkg-deb", "-x", str(next(work.glob("*.deb"))), "debian"], cwd=work, check=True)
        source = next((work / "debian").rglob("LXGWWenKai-Regular.ttf"))
        noto = set(TTFont(TARGET / "NotoSerifSC-Regular.ttf").getBestCmap())
        rare = {c for c in TTFont(source).getBestCmap() if c not in noto and (c >= 0x3400)}
        cut(source, TARGET / WENKAI, common() | rare)
        (TARGET / "LXGWWenKai-LICENSE").write_bytes(next((work / "debian").rglob("copyright")).read_bytes())
    fonts = sorted(TARGET.glob("*.ttf"))
    sums = "".join(f"{hashlib.sha256(font.read_bytes()).hexdigest()}  {font.name}\n" for font in fonts)
    (TARGET / "SHA256SUMS").write_text(sums, "ascii")
    print(f"{len(fonts)} fonts, {sum(font.stat().st_size for font in fonts) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
