"""Reads open textbooks in CNXML: the text of each module and what its teachers ask, define and sum up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from questions.reading.sentences import sentence_spans

_C = "{http://cnx.rice.edu/cnxml}"
_COL = "{http://cnx.rice.edu/collxml}"
_ASKED = re.compile(
    r"review-questions|multiple-choice|section-quiz|assessment-questions|free-response|short-answer"
)
_SUMMARY = re.compile(r"summary")
_SUMMARY_TITLE = re.compile(r"summary|key (?:concepts|takeaways)", re.IGNORECASE)
_EMBEDDED = {
    f"{_C}{tag}" for tag in ("note", "figure", "table", "equation", "media", "list", "footnote", "exercise")
}
_EXCLUDING = re.compile(r"\b(?:not|except|never|false)\b", re.IGNORECASE)
_CITATION = re.compile(r" ?\((?:[A-Z][^()]*?,? (?:19|20)\d\d[a-z]?)?\)")
_SHORTEST_MODULE = 15


@dataclass
class Probe:
    """One thing a teacher asks about: text to be found again in the module, and its short answer if known."""

    sort: str
    text: str
    answer: str = ""


@dataclass
class Module:
    """One section of a book: what a reader would call an article."""

    book: str
    chapter: str
    title: str
    headings: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    openings: set[int] = field(default_factory=set)
    marked: list[set[str]] = field(default_factory=list)
    probes: list[Probe] = field(default_factory=list)


def read_book(folder: Path) -> list[Module]:
    """Returns the modules of a book that have a text, each with the probes of its own or of its chapter."""
    modules: list[Module] = []
    for collection in sorted(folder.glob("collections/*.xml")):
        for chapter, names in _chapters(collection):
            read = [_read_module(folder, name, f"{collection.stem}/{chapter}") for name in names]
            modules += _shared_probes([module for module in read if module])
    return modules


def _chapters(collection: Path) -> Iterator[tuple[str, list[str]]]:
    tree = etree.parse(collection)
    for number, part in enumerate(tree.iter(f"{_COL}subcollection")):
        if not part.findall(f".//{_COL}subcollection"):
            yield str(number), [each.get("document", "") for each in part.iter(f"{_COL}module")]


def _shared_probes(modules: list[Module]) -> list[Module]:
    texts = [module for module in modules if len(module.sentences) >= _SHORTEST_MODULE]
    shared = [probe for module in modules if module not in texts for probe in module.probes]
    for module in texts:
        module.probes += shared
    return texts


def _read_module(folder: Path, name: str, chapter: str) -> Module | None:
    path = folder / "modules" / name / "index.cnxml"
    if not path.exists():
        return None
    root = etree.parse(path, etree.XMLParser(recover=True, resolve_entities=False)).getroot()
    content = root.find(f"{_C}content")
    if content is None:
        return None
    module = Module(folder.name, chapter, _text(root.find(f"{_C}title")))
    _read_section(content, module)
    for definition in root.iter(f"{_C}definition"):
        term = _text(definition.find(f"{_C}term"))
        meaning = " ".join(_text(each) for each in definition.findall(f"{_C}meaning"))
        module.probes.append(Probe("term", f"{term}: {meaning}", term))
    return module


def _read_section(node: etree._Element, module: Module) -> None:
    for child in node:
        if child.tag == f"{_C}para":
            _read_paragraph(child, module)
        elif child.tag == f"{_C}section":
            title = _text(child.find(f"{_C}title"))
            kind = f"{child.get('class') or ''} {child.get('id') or ''}"
            if _ASKED.search(kind):
                module.probes += _asked(child)
            elif _SUMMARY.search(kind) or _SUMMARY_TITLE.search(title):
                module.probes += [Probe("summary", each) for each in _sentences_of(child)]
            elif not child.get("class") and child.get("id") != "keyterms":
                module.headings += [title] if title else []
                _read_section(child, module)


def _read_paragraph(node: etree._Element, module: Module) -> None:
    prose = _CITATION.sub("", _text(node))
    terms = {_text(each).lower() for each in node.iter(f"{_C}term")}
    for number, (start, end) in enumerate(sentence_spans(prose)):
        sentence = prose[start:end]
        if number == 0:
            module.openings.add(len(module.sentences))
        module.sentences.append(sentence)
        module.marked.append({term for term in terms if term and term in sentence.lower()})


def _sentences_of(section: etree._Element) -> list[str]:
    proses = [_text(node) for node in section.iter(f"{_C}para")]
    return [prose[start:end] for prose in proses for start, end in sentence_spans(prose)]


def _asked(section: etree._Element) -> Iterator[Probe]:
    for exercise in section.iter(f"{_C}exercise"):
        problem, solution = exercise.find(f"{_C}problem"), exercise.find(f"{_C}solution")
        if problem is None:
            continue
        stem = " ".join(_text(each) for each in problem.findall(f"{_C}para"))
        options = [_text(item) for item in problem.iter(f"{_C}item")]
        answer = _answer(_text(solution) if solution is not None else "", options)
        if stem and not _EXCLUDING.search(stem):
            yield Probe("question", f"{stem} {answer}", answer if options else "")


def _answer(solution: str, options: list[str]) -> str:
    letter = re.fullmatch(r"([A-Fa-f])[.)]?", solution.strip())
    if not letter:
        return solution.strip()
    place = ord(letter[1].lower()) - ord("a")
    return options[place] if place < len(options) else ""


def _text(node: etree._Element | None) -> str:
    if node is None:
        return ""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in _EMBEDDED and isinstance(child.tag, str):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return (
        re.sub(r"\s+", " ", "".join(parts)).strip()
        if node.tag in {f"{_C}para", f"{_C}title"}
        else "".join(parts)
    )
