"""DOCX: styles tell headings and lists; what is beside the text stays out; bombs stay packed."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from questions.errors import Damaged, Encrypted, InputError, NotText, TooLarge
from questions.reading import read, text_of

MILL = "The old mill in the town of Velm was sold in 1921 by its owner."


def saved(paper: Paper) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def document(*texts: str) -> Paper:
    paper = Document()
    for text in texts:
        paper.add_paragraph(text)
    return paper


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Returns the package with each part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_styles_tell_headings_lists_and_quotes() -> None:
    paper = Document()
    paper.add_heading("Mills", 0)
    paper.add_heading("The wheel and all that belongs to it in the mill", 1)
    paper.add_paragraph(MILL)
    paper.add_heading("Its parts", 2)
    paper.add_paragraph("a wheel of oak", style="List Bullet")
    paper.add_paragraph("an axle of iron", style="List Bullet 2")
    paper.add_paragraph("First it turns.", style="List Number")
    paper.add_paragraph("Then it grinds.", style="List Number")
    paper.add_paragraph("We were glad of it.", style="Quote")
    article = read(saved(paper))
    above = ("Mills", "The wheel and all that belongs to it in the mill")
    assert [(block.kind, block.text, block.path) for block in article.readable] == [
        ("paragraph", MILL, above),
        ("list_item", "a wheel of oak", (*above, "Its parts")),
        ("list_item", "an axle of iron", (*above, "Its parts")),
        ("list_item", "First it turns.", (*above, "Its parts")),
        ("list_item", "Then it grinds.", (*above, "Its parts")),
        ("quote", "We were glad of it.", (*above, "Its parts")),
    ]
    assert article.title == "Mills"


def test_its_text_is_the_text_as_given() -> None:
    paper = document(
        MILL, "# no heading, *no* bold, [no](link) & no <b>tag</b>; 3 * 4 stays.", "1921. It was sold."
    )
    article = read(saved(paper))
    assert [block.text for block in article.readable] == [each.text for each in paper.paragraphs]
    assert article.text == text_of(saved(paper))[0]
    assert [block.text for block in read(article.text).blocks] == [block.text for block in article.blocks]
    assert read(article.text).sha256 == article.sha256


def test_the_properties_tell_title_and_author() -> None:
    paper = document(MILL)
    paper.core_properties.title, paper.core_properties.author = "On: mills", "Nora Ohm"
    article = read(saved(paper))
    assert (article.title, article.author) == ("On: mills", "Nora Ohm")


@pytest.mark.parametrize("title", ["Microsoft Word - mill.docx", "mill.docx", "Document1", "Untitled"])
def test_names_that_a_program_gave_are_no_title(title: str) -> None:
    paper = document(MILL)
    paper.core_properties.title, paper.core_properties.author = title, "Microsoft Office User"
    article = read(saved(paper))
    assert (article.title, article.author) == ("The old mill in the town of Velm…"[:33], None)


def test_tables_captions_and_contents_are_left_out_but_not_prose_laid_out_in_cells() -> None:
    paper = document(MILL)
    table = paper.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Home", "All mills of the north"
    prose = "The stone weighs two tons, and nine horses drew it to the mill in the spring of 1805. " * 3
    paper.add_table(1, 1).cell(0, 0).text = prose
    paper.add_paragraph("The mill in 1921", style="Caption")
    assert [block.text for block in read(saved(paper)).readable] == [MILL, prose.strip()]


def test_deleted_and_hidden_words_and_notes_are_left_out() -> None:
    paper = document("The mill ")
    line = paper.paragraphs[0]
    gone = parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>was burnt</w:delText></w:r></w:del>")
    new = parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>was sold in 1921</w:t></w:r></w:ins>")
    line._p.extend([gone, new])
    line.add_run(" (secret)").font.hidden = True
    mark = line.add_run("3")
    mark.font.superscript = True
    note = line.add_run()
    note._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    line.add_run(" for 10")
    line.add_run("6").font.superscript = True
    line.add_run(" crowns.")
    assert [block.text for block in read(saved(paper)).readable] == [
        "The mill was sold in 1921 for 10⁶ crowns."
    ]


def test_lines_of_links_are_left_out() -> None:
    paper = document(MILL, "")
    link = OxmlElement("w:hyperlink")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "All the mills of the north of the country and their owners"
    run.append(text)
    link.append(run)
    paper.paragraphs[1]._p.append(link)
    assert [block.text for block in read(saved(paper)).readable] == [MILL]


def test_numbers_of_steps_go_on_over_deeper_ones() -> None:
    paper = Document()
    for text, depth in [("Open the box.", 0), ("Lift its lid.", 1), ("Close the box.", 0)]:
        line = paper.add_paragraph(text, style="List Number")
        properties = line._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 5
        properties.get_or_add_ilvl().val = depth
    article = read(saved(paper))
    assert [block.text for block in article.readable] == ["Open the box.", "Lift its lid.", "Close the box."]


def test_what_numbering_is_can_be_bullets() -> None:
    assert "- a wheel" in text_of(saved(listed("List Bullet")))[0]
    assert "1. a wheel\n\n2. a stone" in text_of(saved(listed("List Number")))[0]


def listed(style: str) -> Paper:
    paper = Document()
    for text in ("a wheel", "a stone"):
        paper.add_paragraph(text, style=style)
    return paper


def test_the_name_of_the_main_part_is_looked_up() -> None:
    data = saved(document(MILL)).replace(b"word/document.xml", b"word/mainpart.xml")
    moved = repacked(data, lambda name, part: part.replace(b"word/document.xml", b"word/mainpart.xml"))
    assert [block.text for block in read(moved).readable] == [MILL]


@pytest.mark.parametrize("cut", [30, 500, 20_000])
def test_damaged_files_are_told(cut: int) -> None:
    with pytest.raises(Damaged):
        read(saved(document(MILL))[:cut])


def test_broken_xml_is_told() -> None:
    with pytest.raises(Damaged):
        read(repacked(saved(document(MILL)), lambda name, part: part[:-40] if "document" in name else part))


def test_bytes_that_were_changed_are_told() -> None:
    data = bytearray(saved(document(MILL)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        place = package.getinfo("word/document.xml").header_offset + 60
    data[place : place + 40] = bytes(40)
    with pytest.raises(Damaged):
        read(bytes(data))


def test_entities_and_outside_files_are_refused() -> None:
    declared = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "mill "><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        return declared + part.partition(b"?>")[2].replace(b"owner", b"&b;&c;")

    with pytest.raises(Damaged):
        read(repacked(saved(document(MILL)), change))


def test_other_zip_files_are_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("notes.txt", MILL)
    with pytest.raises(NotText, match="zip file"):
        read(out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(NotText, match="spreadsheet"):
        read(out.getvalue())


def test_locked_documents_are_told() -> None:
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )
    with pytest.raises(Encrypted, match="password"):
        read(ole)
    data = bytearray(saved(document(MILL)))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted):
        read(bytes(data))


def test_an_old_document_is_named() -> None:
    with pytest.raises(NotText, match="old office"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))


@pytest.mark.parametrize("bomb", ["word/styles.xml", "word/document.xml", "docProps/core.xml"])
def test_what_is_packed_too_tightly_is_refused(bomb: str) -> None:
    data = saved(document(MILL))
    with pytest.raises(Damaged, match="safe"):
        read(repacked(data, lambda name, part: b" " * 50_000_000 if name == bomb else part))


def overlapping() -> bytes:
    """Two entries that share the bytes of the second one, as in a bomb of quoted headers."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        package.writestr("word/document.xml", b"x" * 100)
    data = inner.getvalue()
    body, directory = (
        data[: data.index(b"PK\x01\x02")],
        data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")],
    )
    name = b"word/styles.xml"
    size = len(body)
    outer = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, size, size, len(name), 0) + name
    moved = directory[:42] + struct.pack("<I", len(outer)) + directory[46:]
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, size, size, len(name), 0, 0, 0, 0, 0, 0
    )
    central = entry + name + moved
    start = len(outer) + size
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(central), start, 0)
    return outer + body + central + end


def test_entries_that_share_bytes_are_refused() -> None:
    data = overlapping()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist() == ["word/styles.xml", "word/document.xml"]
    with pytest.raises(Damaged, match="safe"):
        read(data)


def test_many_entries_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(2_001):
            package.writestr(f"{number}", b"")
    with pytest.raises(Damaged, match="safe"):
        read(out.getvalue())


def test_more_than_two_megabytes_of_text() -> None:
    words = " ".join(f"mill{number * 7919 % 100_003}" for number in range(260_000))
    with pytest.raises(TooLarge):
        read(saved(document(words)))


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(InputError):
        read(saved(Document()))


def test_strict_documents_are_read() -> None:
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = repacked(saved(document(MILL)), lambda name, part: part.replace(old, new))
    assert qn("w:p").startswith("{" + old.decode())
    assert [block.text for block in read(data).readable] == [MILL]
