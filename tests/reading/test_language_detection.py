"""English is let in, however short and full of foreign names; other languages are named."""

import pytest

from questions.errors import ForeignLanguage
from questions.reading import read
from questions.reading.detection import detect

ENGLISH = [
    "Putin met Xi Jinping in Sochi.",
    "Angela Merkel visited Beijing.",
    "Cats sleep a lot.",
    "The Bundestag voted.",
    "Jean-Luc Mélenchon and Marine Le Pen lost to Emmanuel Macron.",
    "Prime Minister Viktor Orbán met Recep Tayyip Erdoğan in Budapest.",
    "Water boils at 100 degrees.",
    "Erik Ødegård scored twice for Bodø/Glimt against Malmö FF.",
    "Zhongnanhai, Guangdong, Xinjiang and Heilongjiang sent delegates to Chongqing.",
    "Sergei Boyev of Vympel told TASS that Voronezh radars work.",
    "Photosynthesis occurs in chloroplasts.",
    "The word Schadenfreude comes from German: Schaden means damage and Freude means joy.",
    "Oxygen, nitrogen, argon.",
    "1921 1922 1923 1924 1925",
    "Kanazawa Castle was rebuilt under Maeda Toshiie; Kenrokuen, its garden, opened in 1871.",
]

FOREIGN = {
    "de": (
        "Die alte Mühle in Velm wurde 1921 verkauft. Der neue Besitzer "
        "wollte sie abreißen, aber die Stadt war dagegen."
    ),
    "fr": (
        "Le vieux moulin de Velm a été vendu en 1921. Le nouveau propriétaire "
        "voulait le démolir, mais la ville a refusé."
    ),
    "es": (
        "El viejo molino de Velm se vendió en 1921. El nuevo dueño "
        "quería derribarlo, pero la ciudad se negó a ello."
    ),
    "it": (
        "Il vecchio mulino di Velm fu venduto nel 1921. Il nuovo "
        "proprietario voleva demolirlo, ma la città si oppose."
    ),
    "pt": (
        "O velho moinho de Velm foi vendido em 1921. O novo dono queria "
        "demoli-lo, mas a cidade não permitiu que o fizesse."
    ),
    "nl": (
        "De oude molen in Velm werd in 1921 verkocht. De nieuwe "
        "eigenaar wilde hem slopen, maar de stad was ertegen."
    ),
    "ru": (
        "Старая мельница в Вельме была продана в 1921 году. "
        "Новый хозяин хотел её снести, но город был против."
    ),
    "zh": "维尔姆的旧磨坊于1921年出售。新主人想把它拆掉，但是城市反对。后来磨坊成了博物馆。",
    "ja": "ヴェルムの古い水車小屋は1921年に売られた。新しい持ち主は取り壊そうとしたが、町は反対した。",
    "ar": "بيعت الطاحونة القديمة في فيلم عام 1921. أراد المالك الجديد هدمها لكن المدينة رفضت ذلك.",
    "pl": (
        "Stary młyn w Velm został sprzedany w 1921 roku. Nowy właściciel "
        "chciał go zburzyć, ale miasto się nie zgodziło."
    ),
}


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_is_let_in(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_other_languages_are_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [("de", "German"), ("fr", "French"), ("es", "Spanish"), ("ru", "Russian"), ("ar", "Arabic")],
)
def test_the_error_names_the_language(code: str, name: str) -> None:
    with pytest.raises(ForeignLanguage, match=name):
        read(FOREIGN[code])


def test_a_short_german_sentence_is_foreign() -> None:
    assert detect("Der Hund schläft im Garten und wartet auf das Kind.") == "de"


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    article = read(f"The sign on the wall of the old mill says what everybody knows. {FOREIGN['de']}")
    assert article.language == "en"


def test_a_text_without_spaces_is_refused_for_its_language_not_its_length() -> None:
    chinese = "渡轮于一九七四年在港口建成。工程师在船体上发现了裂缝，因此渡轮停运了六个星期。"
    with pytest.raises(ForeignLanguage, match="Chinese"):
        read(chinese)
