"""Debian's dateparser: search_dates in French, looking forward from the reference. Protocol: ../turn.mjs."""
import json
import re
import sys
import time
import warnings
from datetime import datetime

warnings.filterwarnings("ignore")  # its own calls are deprecated in what it builds on
from dateparser.search import search_dates  # noqa: E402

HOUR_ALONE = re.compile(r"\D{0,12}\d{1,2} ?[h:] ?(\d\d)?(\D{0,5}\d{1,2} ?[h:] ?(\d\d)?)?\W*", re.IGNORECASE)


def dates_of(text, reference):
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": reference}
    found = search_dates(text, languages=["fr"], settings=settings) or []
    # An hour alone is laid on the reference's day; that isn't held against it where it found a day too.
    days = [(words, moment) for words, moment in found if not HOUR_ALONE.fullmatch(words)]
    # It tells no hour from midnight: an hour is written only where there is one.
    return [{"start": moment.strftime("%Y-%m-%d" if moment.time() == datetime.min.time() else "%Y-%m-%dT%H:%M")} for _, moment in days or found]


def one_pass(lines):
    start = time.perf_counter()
    answers = []
    for line, reference in lines:
        try:
            answers.append({"id": line["id"], "dates": dates_of(line["text"], reference)})
        except Exception as e:  # a line that it throws on counts as one where it finds nothing
            answers.append({"id": line["id"], "dates": [], "error": str(e)})
    return answers, time.perf_counter() - start


def main():
    asked = [json.loads(line) for line in sys.stdin if line.strip()]
    lines = [(line, datetime.fromisoformat(line["reference"]).replace(tzinfo=None)) for line in asked]
    wanted = float(sys.argv[sys.argv.index("--seconds") + 1]) if "--seconds" in sys.argv else 0
    answers, _ = one_pass(lines)
    seconds, passes = 0, 0
    while passes == 0 or seconds < wanted:
        seconds += one_pass(lines)[1]
        passes += 1
    for answer in answers:
        print(json.dumps(answer, ensure_ascii=False))
    print(json.dumps({"seconds": seconds, "lines": len(lines) * passes}))


main()
