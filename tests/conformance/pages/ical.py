"""Every calendar of the built examples: by the parser `icalendar`, and by what RFC 5545 says of lines.

Then calendars made wrong on purpose, each of which must be caught.
"""

import re
import sys
from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from suite import Table  # noqa: E402

LONGEST = 75
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "URL", "LOCATION")
STATUS = {"CONFIRMED", "TENTATIVE", "CANCELLED"}


def faults(content):
    """What is wrong with a calendar, and how many events were looked at."""
    found = lines(content)
    try:
        calendar = Calendar.from_ical(content)
    except Exception as error:  # whatever the parser makes of it
        return [*found, f"not parsed: {error}"], 0
    found += components(calendar)
    events = calendar.walk("VEVENT")
    for event in events:
        found += of_event(event)
    ids = [str(event.get("UID")) for event in events]
    if len(set(ids)) != len(ids):
        found.append("two events have one UID")
    if unfolded(calendar.to_ical(sorted=False)) != unfolded(content):
        found.append("reads back as something else")
    return found, len(events)


def lines(content):
    found = []
    if b"\n" in content.replace(b"\r\n", b"") or b"\r" in content.replace(b"\r\n", b""):
        found.append("a line does not end with CR LF")
    if not content.endswith(b"\r\n"):
        found.append("the last line is not ended")
    for line in content.split(b"\r\n"):
        if len(line) > LONGEST:
            found.append(f"a line of {len(line)} octets")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            found.append("a character is folded in two")
            continue
        if re.search(r"[\x00-\x08\x0a-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text):
            found.append("a hidden character")
    return found


def unfolded(content):
    return content.replace(b"\r\n ", b"").rstrip()


def components(calendar):
    found = [f"{part.name}: {error}" for part in calendar.walk() for error in part.errors]
    if calendar.get("VERSION") != "2.0":
        found.append("VERSION is not 2.0")
    if not calendar.get("PRODID"):
        found.append("no PRODID")
    return found


def of_event(event):
    found = [f"no {name}" for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY") if not event.get(name)]
    found += [f"{name} twice" for name in ONCE if isinstance(event.get(name), list)]
    if found:
        return found
    if str(event.get("STATUS")) not in STATUS:
        found.append(f"STATUS {event.get('STATUS')}")
    if str(event.get("TRANSP", "OPAQUE")) not in {"OPAQUE", "TRANSPARENT"}:
        found.append(f"TRANSP {event.get('TRANSP')}")
    stamp = event.decoded("DTSTAMP")
    if not isinstance(stamp, datetime) or stamp.utcoffset() is None:
        found.append("DTSTAMP is not in UTC")
    return found + span(event)


def span(event):
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND") if event.get("DTEND") else None
    if end is None:
        return []
    if isinstance(start, datetime) != isinstance(end, datetime):
        return ["DTSTART and DTEND are of two kinds"]
    if isinstance(start, date) and end <= start:
        return [f"ends {end} and starts {start}"]
    return []


def once(old, new):
    return lambda content: content.replace(old, new, 1)


def pattern(old, new):
    return lambda content: re.sub(old, new, content, count=1, flags=re.S)


def split_character(content):
    at = content.index("õ".encode()) + 1
    return content[:at] + b"\r\n " + content[at:]


MUTATIONS = {
    "an event without an id": pattern(rb"UID:[^\r]*\r\n", b""),
    "an event without a stamp": pattern(rb"DTSTAMP:[^\r]*\r\n", b""),
    "an event without a start": pattern(rb"DTSTART[^\r]*\r\n", b""),
    "an event without a summary": pattern(rb"SUMMARY:[^\r]*\r\n( [^\r]*\r\n)*", b""),
    "two events of one id": pattern(rb"UID:([^\r]*)(.*?)UID:[^\r]*", rb"UID:\1\2UID:\1"),
    "an id twice": pattern(rb"(UID:[^\r]*\r\n)", rb"\1\1"),
    "a summary twice": pattern(rb"(SUMMARY:[^\r]*\r\n( [^\r]*\r\n)*)", rb"\1\1"),
    "a start with hyphens": pattern(rb"DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)", rb"DTSTART;VALUE=DATE:\1-\2-\3"),
    "a thirteenth month": pattern(rb"(DTSTART;VALUE=DATE:\d{4})\d\d", rb"\g<1>13"),
    "a day that is none": pattern(rb"(DTSTART;VALUE=DATE:\d{4})\d{4}", rb"\g<1>0230"),
    "an end before the start": pattern(rb"DTEND;VALUE=DATE:\d{4}", b"DTEND;VALUE=DATE:1999"),
    "an end that is the start": pattern(rb"DTSTART;VALUE=DATE:(\d{8})\r\nDTEND;VALUE=DATE:\d{8}", rb"DTSTART;VALUE=DATE:\1\r\nDTEND;VALUE=DATE:\1"),
    "a day that ends at an hour": pattern(rb"DTEND;VALUE=DATE:(\d{8})", rb"DTEND:\1T120000"),
    "a stamp of no zone": pattern(rb"(DTSTAMP:\d{8}T\d{6})Z", rb"\1"),
    "a stamp that is a day": pattern(rb"DTSTAMP:(\d{8})T\d{6}Z", rb"DTSTAMP:\1"),
    "lines that end with LF": lambda content: content.replace(b"\r\n", b"\n"),
    "a line that is not folded": pattern(rb"\r\n ", b""),
    "a character folded in two": split_character,
    "an event that does not end": once(b"END:VEVENT\r\n", b""),
    "a calendar that does not end": once(b"END:VCALENDAR\r\n", b""),
    "a calendar of no version": once(b"VERSION:2.0\r\n", b""),
    "a calendar of version 3": once(b"VERSION:2.0", b"VERSION:3.0"),
    "a calendar of nobody": pattern(rb"PRODID:[^\r]*\r\n", b""),
    "a state that is none": pattern(rb"STATUS:\w+", b"STATUS:MAYBE"),
    "a transparency that is none": pattern(rb"TRANSP:\w+", b"TRANSP:GLASS"),
    "a line break in a summary": pattern(rb"(SUMMARY:\w+)", rb"\1\r\nsecond line"),
    "a comma that is not escaped": pattern(rb"\\,", b","),
    "a property smuggled in": pattern(rb"SUMMARY:", b"SUMMARY;:"),
    "a hidden character": pattern(rb"(SUMMARY:)", "\\1\u202e".encode()),
    "nothing at all": lambda content: b"",
}


def main(built):
    table = Table("icalendar")
    print(table.validator)
    calendars = sorted(built.glob("*/calendar/**/*.ics"))
    for path in calendars:
        found, count = faults(path.read_bytes())
        # A programme alone may have no days yet; a whole catalogue may not.
        if count == 0 and path.name == "calendar.ics":
            found.append("no event")
        table.document(path.relative_to(built), found, 1 + count)
    sample = next(path for path in calendars if path.match("taltech/calendar/et/calendar.ics"))
    content = sample.read_bytes()
    for name, change in MUTATIONS.items():
        changed = change(content)
        found, count = faults(changed)
        table.mutation(name, changed != content and (found or count == 0))
    table.end()


main(Path(sys.argv[1]))
