"""Countries that are taken for each other: of one part of the world and about as well known."""

_GROUPS = (
    "France,Germany,Italy,Spain,United Kingdom,Poland",
    "Netherlands,Belgium,Austria,Switzerland,Denmark,Luxembourg",
    "Sweden,Norway,Denmark,Finland,Iceland",
    "Ireland,United Kingdom,France,Netherlands",
    "Spain,Portugal,Italy,Greece",
    "Poland,Hungary,Romania,Bulgaria,Slovakia,Ukraine",
    "Serbia,Croatia,Slovenia,Albania,Greece,Bulgaria",
    "Estonia,Latvia,Lithuania,Finland,Belarus,Poland",
    "Ukraine,Belarus,Kazakhstan,Poland,Armenia,Azerbaijan",
    "Egypt,Libya,Tunisia,Algeria,Morocco,Sudan",
    "Iraq,Saudi Arabia,Kuwait,Israel,Lebanon,Yemen",
    "Qatar,Kuwait,Bahrain,Oman,United Arab Emirates",
    "India,Pakistan,Bangladesh,Nepal,Sri Lanka,Afghanistan",
    "China,Japan,India,Indonesia,Thailand",
    "Thailand,Vietnam,Laos,Cambodia,Malaysia,Indonesia,Philippines",
    "Japan,China,Mongolia,Philippines,Singapore",
    "United States,Canada,Mexico,Australia,United Kingdom",
    "Mexico,Cuba,Guatemala,Honduras,Panama,Costa Rica",
    "Brazil,Argentina,Chile,Peru,Colombia",
    "Ecuador,Paraguay,Uruguay,Peru,Colombia,Chile",
    "Kenya,Uganda,Ethiopia,Rwanda,Somalia",
    "Nigeria,Ghana,Senegal,Mali,Cameroon,Liberia",
    "Zambia,Zimbabwe,Botswana,Namibia,Mozambique,Angola,South Africa",
    "Australia,New Zealand,Fiji,Indonesia",
)


def neighbours(country: str) -> tuple[str, ...]:
    """Returns the other countries of a country's groups, in the order of the groups; none if it has none."""
    found = [other for group in _GROUPS if country in group.split(",") for other in group.split(",")]
    return tuple(dict.fromkeys(other for other in found if other != country))
