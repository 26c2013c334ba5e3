"""Reads what the site publishes with other people's libraries.

readers.py feed|calendar URL, readers.py catalogue URL SHAPES. One line of JSON: what was found, and what is wrong with
it, or null.
"""

import json
import sys
import urllib.request
from importlib.metadata import version


def feed(url):
    import feedparser

    found = feedparser.parse(url)
    wrong = []
    if found.bozo:
        wrong.append(str(found.bozo_exception))
    if found.version != "atom10":
        wrong.append(f"it is {found.version or 'no feed'}, not Atom 1.0")
    if not found.entries:
        wrong.append("no entries")
    for name in ["id", "title", "updated_parsed", "link", "language"]:
        if not found.feed.get(name):
            wrong.append(f"the feed has no {name}")
    for entry in found.entries:
        for name in ["id", "title", "updated_parsed", "link", "content"]:
            if not entry.get(name):
                wrong.append(f"{entry.get('id')} has no {name}")
    return f"{len(found.entries)} entries", wrong


def calendar(url):
    import icalendar

    with urllib.request.urlopen(url) as answer:
        found = icalendar.Calendar.from_ical(answer.read())
    wrong = [str(error) for part in found.walk() for error in part.errors]
    if not found.events:
        wrong.append("no events")
    for name in ["VERSION", "PRODID"]:
        if name not in found:
            wrong.append(f"the calendar has no {name}")
    for event in found.events:
        for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"]:
            if name not in event:
                wrong.append(f"{event.get('UID')} has no {name}")
        if not event.start < event.end:
            wrong.append(f"{event.get('UID')} ends before it begins")
    return f"{len(found.events)} events", wrong


def catalogue(url, shapes):
    import pyshacl
    import rdflib
    from rdflib.compare import isomorphic

    graph = rdflib.Graph().parse(url, format="xml")
    wrong = []
    for suffix, form in [("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")]:
        other = rdflib.Graph().parse(f"{url}.{suffix}", format=form)
        if not isomorphic(graph, other):
            wrong.append(f".{suffix} says other things")
    # The shapes themselves are checked too: what is misspelt in them would let everything through.
    conforms, _, text = pyshacl.validate(
        graph, shacl_graph=shapes, shacl_graph_format="turtle", meta_shacl=True
    )
    if not conforms:
        wrong += [line.strip() for line in text.splitlines() if "Message:" in line]
    return f"{len(graph)} triples", wrong


def main(name, *rest):
    if name == "version":
        return print(" ".join(version(package) for package in rest))
    try:
        found, wrong = globals()[name](*rest)
    except Exception as error:
        found, wrong = None, [f"{type(error).__name__}: {error}"]
    print(json.dumps({"found": found, "wrong": "; ".join(wrong) or None}))


main(*sys.argv[1:])
