"""Page furniture: what stands on a page beside the article, told by general rules.

Each rule names itself; the name is kept as the reason in `Block.dropped`. A rule must not take
prose that merely mentions newsletters, cookies or photographs: it needs an address to the reader
("Sign up to receive …", "your inbox") or a shape that no sentence has.
"""

import re

from questions.reading.byline import BYLINE
from questions.reading.dates import MONTH

_WORD = r"[^\W\d_][\w.'’-]*"
_CAPITAL = r"[A-Z][\w.'’-]*"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?"

_RULES: tuple[tuple[str, str], ...] = (
    (
        "share button",
        r"(?:(?:share|tweet|pin(?: it)?|e-?mail|print|save|like|follow|facebook|twitter|x|whatsapp|linkedin|reddit|"
        r"telegram|instagram|youtube|pinterest|messenger|copy(?: link)?|link|bookmark|comments?|gift|listen|"
        r"this|article|story|page|on|via|to|by|us|and|[|•·,/+-]|\d+(?:\.\d)?k?)(?:\W+|$)){1,14}",
    ),
    (
        "sign-up line",
        r".*\b(?:subscribe|sign[ -]?up|unsubscribe|opt out)\b(?=.*\b(?:you|your|us|our|now|today|here|latest|"
        r"updates?|newsletters?|free|news|alerts?|any time|e-?mails?)\b).{0,200}",
    ),
    (
        "sign-up line",
        r"(?:get|receive|want|join|enter|never miss|stay)\b.*\b(?:your (?:inbox|e-?mail)|newsletters?|mailing list|"
        r"delivered|e-?mail address|up to date|informed|(?:our|latest) (?:stories|news|updates))\b.{0,120}",
    ),
    ("form message", r"(?:please )?(?:enter |use |type )?(?:an? |your )?(?:in)?valid e-?mail(?: address)?\b.{0,40}"),
    ("form message", r"(?:thanks?|thank you) for (?:subscribing|signing up|registering|your (?:interest|subscription)).*"),
    ("form message", r"(?:your )?(?:e-?mail(?: address)?|name|password|search|submit|loading)\s*[*:…]?"),
    ("sign-up line", r".*\b(?:we (?:promise|will) (?:not|never) (?:to )?(?:spam|share your)|(?:won't|won’t|never) spam you).*"),
    ("sign-up line", r".*\byou (?:can|may) unsubscribe\b.*"),
    ("cookie notice", r".*\b(?:we|this (?:web)?site|our (?:partners|site|website))\b.{0,60}\buses? cookies\b.*"),
    ("cookie notice", r"(?:by (?:continuing|using|browsing|clicking)|accept(?: all)?|manage|reject(?: all)?)\b.*"
                      r"\b(?:cookies?|this (?:web)?site|our (?:terms|privacy))\b.*"),
    ("terms", r".*\b(?:our|the|this site['’]s) (?:privacy (?:policy|notice)|terms of (?:use|service)|terms and conditions)\b.{0,80}"
              r"(?<!law)\.?(?=$)(?<=.)"),
    ("log-in line", r"(?:please )?(?:log|sign)[ -]?in\b.{0,60}|(?:already|not yet) (?:a|an) (?:member|subscriber)\b.*|"
                    r"(?:create|register for) (?:an|a free) account\b.*"),
    ("copyright line", r"(?:copyright\b|©|\(c\))\s*.*\d{4}.*|.*\ball rights reserved\b.*"),
    ("copyright line", r".*\bthis (?:material|article|story|content|work) (?:may not be|is (?:published|licensed|available|released)"
                       r"|was (?:originally|first) published).*"),
    ("link to more", r"(?:read|see|find out|learn|show|load|view|watch|listen)\s+(?:more|also|next|all|full (?:story|article))\b.{0,160}"),
    ("link to more", r"(?:continue reading|keep reading|click here|tap here|back to top|skip to (?:main )?content|"
                     r"jump to|go to|view comments?|leave a (?:comment|reply)|post a comment|next (?:article|page|post)|"
                     r"previous (?:article|page|post)|scroll (?:down|to)|swipe)\b.{0,120}"),
    ("link to more", r"(?:related|recommended|more (?:from|on|in|stories|about this)|most (?:read|popular|viewed)|trending|"
                     r"you (?:may|might) (?:also )?like|editor['’]?s['’]? (?:picks?|choice)|in other news|don['’]t miss|"
                     r"see also|also read|read also|further reading|up next)\b(?:\s*:.*|.{0,60}(?<![.]))"),
    ("advertisement", r"(?:advertisements?|ads?|sponsored(?: content| by.*)?|promoted(?: content)?|paid (?:content|post)|"
                      r"story continues below.*|article continues (?:below|after).*|this (?:post|article) (?:may )?contains? affiliate.*)\W*"),
    ("appeal", r"(?:follow|like|join|find|contact|support|help|tell|write to) us\b.{0,120}|(?:please )?(?:donate|consider (?:supporting|donating))\b.{0,160}|"
               r"(?:support|become) (?:our|a) (?:journalism|work|member|supporter|subscriber|patron)\b.*|download (?:our|the) app\b.*"),
    ("editors' note", r"(?:editor['’]?s?['’]? note|correction|clarification|disclaimer|update)\s*(?:\([^)]*\))?\s*:.*"),
    ("credit", r"\(?(?:additional |further )?(?:reporting|writing|editing|translation|translated|edited|compiled|research|produced)\s+"
               r"(?:and (?:writing|editing) )?(?:by|from)\b.{0,160}|.*\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,40}"),
    ("credit", rf"(?:with )?(?:files|material) from (?:{_CAPITAL}\W+)+.{{0,40}}"),
    ("caption", r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video|credit|caption|file photo|screenshot)"
                r"(?:\s+(?:by|from|via|courtesy(?: of)?|credit|source|caption|left|right|above|below)\b|\s*:).*"),
    ("caption", r".*\((?:photo|image|picture|illustration|credit|source|courtesy)\b[^()]{0,120}\)\W*"),
    ("caption", r".*(?:/|\b)(?:getty images|ap photo|afp|shutterstock|istock|wikimedia commons|unsplash|alamy|public domain)"
                r"[^.!?]{0,60}\)?\W*"),
    ("caption", r"(?:figure|fig\.?|table|plate|map|diagram|chart|box)\s+\d+(?:[.:-]\d+)*\s*[.:|–—-].*"),
    ("reference", r"(?:\[\^?\d{1,3}\]|\[\^[\w-]{1,20}\]:|\^|\d{1,3}\.\s*\^)\s*(?=\S).*"),
    ("reference", r".*\b(?:doi\s*:|isbn\b|issn\b|retrieved (?:on )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|accessed (?:on )?\d|et al\.[^a-z]{0,12}\d{4}\)?\.).*"),
    ("reference", rf"{_CAPITAL}, (?:[A-Z]\. ?){{1,3}}.{{0,160}}\(\d{{4}}[a-z]?\).*"),
    ("date line", rf"(?:(?:first |last |originally )?(?:published|updated|posted|modified|revised|created|reviewed)\b\s*(?:on|at)?\s*:?\s*)?"
                  rf"(?:{_DAY}\W+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\W+{MONTH}|{MONTH}\W+\d{{1,2}}(?:st|nd|rd|th)?)\W+(?:\d{{4}})?.{{0,40}}(?<![.!?])"),
    ("date line", r"(?:first |last |originally )?(?:published|updated|posted|modified|revised|reviewed)\b\s*(?:on|at)?\s*:?.{0,40}\d.{0,20}(?<![.!?])"),
    ("date line", r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d.{0,20})?|\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?) (?:read|ago)\b.{0,40}|"
                  r"(?:reading|read) time\b.{0,40}"),
    ("navigation", r"(?:home|menu|search|sections?|topics?|tags?|categories|category|filed under|archives?|about(?: us)?|contact(?: us)?|"
                   r"sitemap|help|faq|careers|login|register|privacy(?: policy)?|terms|rss|skip|close|next|previous|prev|top|back|edit|"
                   r"table of contents|contents|on this page|in this article)\s*(?::.{0,160}|\W*)"),
    ("navigation", r"(?:[\w&'’ -]{1,30}\s*[|»›>•·/→]\s*){2,}[\w&'’ -]{0,30}"),
    ("address", r"\S*(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:tel|phone|fax|e-?mail)\s*:.{0,60}"),
    ("learning aim", r"(?:by|at) the end of (?:this|the) (?:section|chapter|unit|module|lesson|course)\b.{0,80}\byou\b.*|"
                     r"(?:after|in) (?:reading|studying|this) .{0,40}\byou (?:will|should)\b.{0,20}\b(?:be able|learn)\b.*"),
)

RULES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _RULES)
"""Name and pattern of each rule; a pattern has to match a whole line of furniture."""

LONGEST = 400
"""Characters above which a block is prose whatever words it holds."""


def furniture(text: str) -> str | None:
    """Returns why a line or paragraph is page furniture, None for prose."""
    if len(text) > LONGEST:
        return None
    if BYLINE.match(text):
        return "byline"
    return next((name for name, pattern in RULES if pattern.fullmatch(text)), None)


_CLOSED = (
    ("reference", r"(?:references?|bibliography|(?:end|foot)?notes|citations?|works cited|literature(?: cited)?|sources|further reading|"
                  r"external links|see also|notes and references|suggested reading)"),
    ("link to more", r"(?:related (?:articles?|stories|posts|topics|content)|more (?:from|on|stories)\b.*|most (?:read|popular)|recommended(?: for you)?|"
                     r"you may also like|trending(?: now)?|latest (?:news|stories)|popular (?:posts|stories))"),
    ("page end", r"(?:about the authors?|(?:\d+ )?comments?|leave a (?:reply|comment)|share this(?: article| story| post)?|discussion|newsletter|"
                 r"join the (?:discussion|conversation)|tags|topics|contact(?: us)?|copyright|acknowledge?ments)"),
    ("learning aim", r"(?:learning (?:objectives?|outcomes?|goals|aims)|objectives)"),
    ("exercise", r"(?:(?:review|discussion|study|check your|self-check|critical thinking|practice)\s+(?:questions?|understanding|problems|exercises)|"
                 r"exercises|problems|homework|quiz|test your(?:self| knowledge))"),
    ("navigation", r"(?:(?:table of )?contents|navigation|menu|on this page|in this (?:article|section))"),
)
CLOSED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _CLOSED)


def closed_section(heading: str) -> str | None:
    """Returns why everything under a heading is furniture, None for a heading of the article."""
    title = heading.strip(" :.0123456789")
    return next((name for name, pattern in CLOSED if pattern.fullmatch(title)), None)
