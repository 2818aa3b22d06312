"""The language pipeline: loaded once, on first use; sentences with their places in the text.

For those who look for facts::

    sentences = parse(article)                 # in the order of the article
    sentence.span                              # spaCy Span over one sentence of clean prose
    sentence.text                              # its clean prose (no markup, entities decoded)
    sentence.start, sentence.end               # article.text[start:end] is the sentence as given
    sentence.source(span_or_token)             # (start, end) in article.text of a part of it
    sentence.block.path, sentence.block.kind   # headings above; "paragraph", "list_item", "quote"
    sentence.number, sentence.place            # position in the article, and in its block
    sentence.paragraph                         # number of its block among the readable ones
    sentence.quoted                            # begins inside a quotation opened in an earlier sentence

The sentences of one block share one Doc (long blocks: several), so ``sentence.span.doc`` gives
their neighbours; ``sentence.sents_before`` is not needed. Page furniture never becomes a sentence.
"""
