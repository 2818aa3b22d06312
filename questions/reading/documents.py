"""From what was given, a text or the bytes of a file, to the text that is read, and its format."""

from questions.reading.decoding import decode
from questions.reading.docx import docx_text
from questions.reading.docx_package import is_package
from questions.reading.formats import Form, looks_like, named
from questions.reading.pdf import is_pdf, pdf_text


def text_of(data: str | bytes, form: str | None = None) -> tuple[str, Form]:
    """Returns the text as given and its format; this text, read again, gives the same article.

    A PDF or a DOCX is told by its first bytes, whatever ``form`` says; its text is Markdown that
    was taken from it (see `questions.reading.written`). Other bytes are decoded. Raises NotText,
    TooLarge, Encrypted, Damaged or Scanned.
    """
    if isinstance(data, bytes) and is_pdf(data):
        return pdf_text(data), "markdown"
    if isinstance(data, bytes) and is_package(data):
        return docx_text(data), "markdown"
    text = decode(data)
    return text, named(form) or looks_like(text)
