"""Write shudi_cli/tables/: one line a syllable or character pair, so that `who` needs no library.

Run `pip install pypinyin opencc-python-reimplemented`, then `python scripts/make_tables.py`. pypinyin takes 180 ms to
import and several megabytes; the two tables take 45 kB and are only read for a question that
needs them.
"""

from __future__ import annotations

from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, pinyin

TABLES = Path(__file__).parent.parent / "shudi_cli" / "tables"
# Second readings that occur in the names of matters and bodies.
ALSO = {
    "行": "hang", "重": "chong", "长": "zhang", "传": "zhuan", "弹": "tan", "校": "jiao",
    "会": "kuai", "大": "dai", "车": "ju", "乐": "yue", "调": "tiao", "降": "xiang",
    "藏": "zang", "种": "chong", "量": "liang", "露": "lou", "血": "xie", "畜": "chu",
    "壳": "qiao", "剥": "bo", "熟": "shou", "薄": "bao", "核": "hu", "都": "dou", "还": "huan",
    "没": "mo", "参": "shen", "单": "shan", "朝": "chao", "石": "dan", "卡": "qia", "厦": "xia",
}  # fmt: skip


def characters() -> list[str]:
    """The 6,763 characters of GB 2312."""
    found = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.append(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def main() -> None:
    """Write both tables."""
    by_sound: dict[str, list[str]] = {}
    for character in characters():
        sound = pinyin(character, style=Style.NORMAL)[0][0].replace("ü", "v")
        by_sound.setdefault(sound, []).append(character)
        if character in ALSO and ALSO[character] != sound:
            by_sound.setdefault(ALSO[character], []).append(character)
    lines = [f"{sound} {''.join(by_sound[sound])}\n" for sound in sorted(by_sound)]
    (TABLES / "pinyin.txt").write_text("".join(lines), "utf-8")

    simplify = OpenCC("t2s").convert
    known = set(characters())
    old, new = [], []
    for point in range(0x4E00, 0xA000):
        character = chr(point)
        simple = simplify(character)
        if character not in known and len(simple) == 1 and simple in known:
            old.append(character)
            new.append(simple)
    (TABLES / "simplified.txt").write_text(f"{''.join(old)}\n{''.join(new)}\n", "utf-8")


if __name__ == "__main__":
    main()
