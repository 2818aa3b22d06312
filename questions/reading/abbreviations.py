"""Words that decide whether a full stop ends a sentence."""

from questions.reading.word_list import word_list

TITLES = word_list(
    "mr mrs ms mx dr prof rev fr sr st gen col maj capt cpt cmdr lt sgt cpl adm gov sen rep pres hon",
    "messrs mme mlle msgr supt det insp amb sec pt eq ed eds v vs cf viz approx ca est dept univ assn mt",
    "e.g i.e incl esp resp",
)
"""Abbreviations that something always follows."""

ABBREVIATIONS = word_list(
    "inc ltd co corp bros llc plc jr sr al ave blvd rd hwy sq bldg ariz ark calif colo conn del fla ga",
    "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wis wyo",
)
"""Abbreviations that also stand at the end of a sentence, as all with inner full stops do (U.S.)."""

DATED = word_list(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
)
MEASURED = word_list(
    "ft in km kg cm mm lb lbs oz hr hrs min mins secs mph no nos fig figs p pp vol ch art c",
)
"""Abbreviations that go on only before a figure; as words they may end a sentence."""

LETTERED = word_list(
    "vitamin plan hepatitis type class group grade point figure section part appendix exhibit option",
    "level letter phase influenza war category team",
)
"""Words that a single capital letter belongs to, so that it is no initial of a name."""

STARTERS = word_list(
    "the a an this that these those there here it its he she they we i you his her their our my your in",
    "on at by for from to as with after before during since until when while where if although though",
    "because but and or so yet however moreover meanwhile instead then thus therefore also another each",
    "every some many most several few all both no not one two three what who why how which according",
    "despite under over among between within without today now later earlier only other such once unlike",
    "like of nor neither either",
)
"""Words that begin a sentence when they carry a capital."""
