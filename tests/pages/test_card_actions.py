"""What can be done to a card from the study screen, without JavaScript: forms and links alone do everything."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.accounts.people import local_learner
from quizapp.bank import articles, questions
from quizapp.bank.generating import store
from quizapp.bank.models import Article, Decision, Question
from quizapp.db import session, unit_of_work, utcnow
from quizapp.memory import check, limits, plans
from quizapp.memory.cards import days_of, settings_of
from quizapp.memory.models import Card, LogEntry
from tests.bank.findings import TEXT, result
from tests.factory import make_deck
from tests.pages.test_study import fields, option


@pytest.fixture
def deck(app: Flask) -> UUID:
    with app.app_context():
        return make_deck(local_learner(), 2).id


def card_on(client: FlaskClient, deck: UUID) -> str:
    return fields(client.get(f"/study/{deck}").text).get("card", "")


def link(page: str, words: str) -> str:
    """The address that a link with these words leads to."""
    found = re.search(rf'<a[^>]*href="([^"]*)"[^>]*>\s*(?:<span>|<svg.*?</svg>)?{words}', page, re.DOTALL)
    assert found, words
    return found[1].replace("&amp;", "&")


def held(app: Flask, card_id: str) -> Card:
    with app.app_context():
        return session().get_one(Card, UUID(card_id))


def learn(app: Flask, client: FlaskClient, deck: UUID) -> str:
    """Answers the next question right and rates it Easy; returns its card."""
    form = fields(client.get(f"/study/{deck}").text)
    data = {**form, "response": option(app, form["question"], True), "rating": "4"}
    client.post(f"/study/{deck}/answers", data=data)
    return form["card"]


@pytest.mark.parametrize(
    ("verb", "says"),
    [("bury", "Put aside until tomorrow"), ("suspend", "Suspended"), ("bury-family", "Put aside")],
)
def test_what_puts_a_card_aside_goes_on_to_the_next_and_can_be_undone(
    app: Flask, client: FlaskClient, deck: UUID, verb: str, says: str
) -> None:
    first = card_on(client, deck)
    page = client.post(f"/study/{deck}/cards/{first}/{verb}", follow_redirects=True).text
    assert says in page
    assert fields(page)["card"] != first
    client.post(f"/study/{deck}/undo")
    assert card_on(client, deck) == first


def test_the_last_card_is_brought_back_too(app: Flask, client: FlaskClient, deck: UUID) -> None:
    for _ in range(2):
        page = client.post(f"/study/{deck}/cards/{card_on(client, deck)}/suspend", follow_redirects=True).text
    assert "Done for now" in page
    assert f'action="/study/{deck}/undo"' in page
    for _ in range(2):
        client.post(f"/study/{deck}/undo")
    assert card_on(client, deck)
    with app.app_context():
        assert check.differences() == []


def test_a_flag_is_set_and_the_question_stays(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = card_on(client, deck)
    page = client.post(f"/study/{deck}/cards/{card}/flag", data={"flag": "3"}, follow_redirects=True).text
    assert "Flag 3 is set." in page
    assert fields(page)["card"] == card
    assert held(app, card).flag == 3
    for wrong in ("8", "x", "-1", "²", "33"):
        answer = client.post(f"/study/{deck}/cards/{card}/flag", data={"flag": wrong})
        assert answer.status_code == 422
    assert held(app, card).flag == 3


def test_a_note_is_shown_with_the_answer_and_not_before(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = card_on(client, deck)
    place = link(client.get(f"/study/{deck}").text, "Write a note")
    page = client.post(place, data={"note": "The year of the oil crisis"}, follow_redirects=True).text
    assert "Your note is kept." in page
    assert "oil crisis" not in client.get(f"/study/{deck}").text
    assert "oil crisis" in client.get(f"/study/{deck}?reveal={card}").text
    form = fields(client.get(f"/study/{deck}").text)
    data = {**form, "response": option(app, form["question"], True)}
    assert "oil crisis" in client.post(f"/study/{deck}/answers", data=data, follow_redirects=True).text


def test_a_note_that_is_too_long_is_refused_at_the_field_and_still_there(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    card = card_on(client, deck)
    answer = client.post(f"/study/{deck}/cards/{card}/note", data={"note": "x" * 2001})
    assert answer.status_code == 422
    assert "x" * 2001 in answer.text
    assert "2,000 characters at most" in answer.text


def test_after_an_answer_one_comes_back_to_it(app: Flask, client: FlaskClient, deck: UUID) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    data = {**form, "response": option(app, form["question"], True)}
    shown = client.post(f"/study/{deck}/answers", data=data, follow_redirects=True)
    for place, sent in ((link(shown.text, "Write a note"), {"note": "a"}), (None, {"flag": "2"})):
        address = place or f"/study/{deck}/cards/{form['card']}/flag?back={form['id']}"
        page = client.post(address, data=sent, follow_redirects=True)
        assert page.request.path == f"/study/{deck}/answers/{form['id']}"
        assert "Was it harder or easier" in page.text


def test_a_due_date_is_set_by_days_or_by_date(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = learn(app, client, deck)
    with app.app_context():
        learner = local_learner()
        days, today = days_of(learner), days_of(learner).day(utcnow())
    page = client.post(f"/study/{deck}/cards/{card}/due", data={"days": "5"}, follow_redirects=True).text
    assert "It comes back on" in page
    assert held(app, card).due_day == today + 5
    later = days.date_of(today + 9)
    client.post(f"/study/{deck}/cards/{card}/due", data={"date": later.isoformat()})
    assert held(app, card).due_day == today + 9


@pytest.mark.parametrize(
    "sent",
    [{}, {"days": "2", "date": "2999-01-01"}, {"days": "-1"}, {"days": "x"}, {"date": "1999-01-01"},
     {"date": "soon"}, {"days": "9" * 30}, {"date": "9999-12-31"}],
)  # fmt: skip
def test_a_due_date_that_makes_no_sense_is_refused(
    app: Flask, client: FlaskClient, deck: UUID, sent: dict[str, str]
) -> None:
    card = learn(app, client, deck)
    before = held(app, card).due_day
    assert client.post(f"/study/{deck}/cards/{card}/due", data=sent).status_code == 422
    assert held(app, card).due_day == before


def test_a_new_card_is_to_be_answered_before_its_date_is_set(client: FlaskClient, deck: UUID) -> None:
    answer = client.post(f"/study/{deck}/cards/{card_on(client, deck)}/due", data={"days": "3"})
    assert answer.status_code == 422
    assert "Answer it once first" in answer.text


def test_forgetting_asks_first(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = learn(app, client, deck)
    assert "Forget this?" in client.get(f"/study/{deck}/cards/{card}/forget").text
    assert held(app, card).state == "review"
    page = client.post(f"/study/{deck}/cards/{card}/forget", follow_redirects=True).text
    assert "Forgotten" in page
    assert held(app, card).state == "new"


@pytest.mark.parametrize("page", ["note", "due", "forget", "wrong"])
def test_no_page_of_the_menu_gives_the_key_away(
    app: Flask, client: FlaskClient, deck: UUID, page: str
) -> None:
    form = fields(client.get(f"/study/{deck}").text)
    shown = client.get(
        f"/study/{deck}/cards/{form['card']}/{page}?question={form['question']}&version={form['version']}"
    )
    assert shown.status_code == 200
    assert "In which year was the Lindholm ferry built?" in shown.text
    for secret in ("1974", "in service since", "Voss yard"):
        assert secret not in shown.text


def test_a_wrong_question_is_reported_once_and_rests_until_tomorrow(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    first = client.get(f"/study/{deck}").text
    place, card = link(first, "This question is wrong"), fields(first)["card"]
    page = client.post(
        place, data={"reason": "wrong-key", "note": "It was 1973."}, follow_redirects=True
    ).text
    assert "its author sees what you wrote" in page
    assert "Put aside until tomorrow" in page
    assert fields(page)["card"] != card
    again = client.post(place, data={"reason": "typo"})
    assert again.status_code == 422
    assert "reported this question already" in again.text
    with app.app_context():
        said = session().scalars(sa.select(Decision).where(Decision.action == "reported")).one()
        assert (said.reason, said.note) == ("wrong-key", "It was 1973.")


def test_a_report_needs_a_reason(app: Flask, client: FlaskClient, deck: UUID) -> None:
    place = link(client.get(f"/study/{deck}").text, "This question is wrong")
    for reason in ({}, {"reason": "boring"}):
        assert client.post(place, data={**reason, "note": "x"}).status_code == 422
    with app.app_context():
        assert session().scalar(sa.select(sa.func.count()).select_from(LogEntry)) == 0


def test_the_author_edits_from_the_study_screen_and_comes_back(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    place = link(client.get(f"/study/{deck}").text, "Edit the question")
    form = client.get(place)
    based_on = re.search(r'name="based_on"[^>]*value="(\d+)"', form.text)
    options = re.findall(r'name="(options-\d-text)"[^>]*value="([^"]*)"', form.text)
    assert based_on
    data = {"based_on": based_on[1], "stem": "When was the ferry built?", "right": "0", **dict(options)}
    page = client.post(place, data=data, follow_redirects=True)
    assert page.request.path == f"/study/{deck}"
    assert "When was the ferry built?" in page.text


def test_who_is_no_author_of_the_question_is_not_offered_to_edit_it(
    app: Flask, client: FlaskClient, deck: UUID
) -> None:
    with app.app_context(), unit_of_work() as work:
        other = User(name="ada", role="author")
        work.add(other)
        work.flush()
        work.execute(sa.update(Question).values(owner_id=other.id))
    assert "Edit the question" not in client.get(f"/study/{deck}").text


def test_a_card_tells_all_about_itself(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = learn(app, client, deck)
    client.post(f"/study/{deck}/cards/{card}/flag", data={"flag": "4"})
    client.post(f"/study/{deck}/undo")
    page = client.get(f"/study/cards/{card}").text
    for shown in ("Learnt", "difficulty", "chance that you know it now", "Easy", "Flag 4", "taken back", "How it fades",
                  "How it grew", "As a table"):  # fmt: skip
        assert shown in page, shown
    assert page.count('<svg class="curve__drawing"') == 2


def test_a_card_that_was_never_asked_has_no_curves(client: FlaskClient, deck: UUID) -> None:
    page = client.get(f"/study/cards/{card_on(client, deck)}").text
    assert "It was not asked yet" in page
    assert "curve__drawing" not in page


def test_nobody_sees_or_moves_anothers_card(app: Flask, client: FlaskClient, deck: UUID) -> None:
    with app.app_context():
        with unit_of_work() as work:
            other = User(name="ada", role="author")
            work.add(other)
        theirs = make_deck(other, 1).id
        card = session().scalars(sa.select(Card.id).where(Card.learner_id == other.id)).one()
    for place in (f"/study/cards/{card}", f"/study/{deck}/cards/{card}/note", f"/study/{theirs}/settings"):
        assert client.get(place).status_code == 404
    for verb in ("bury", "suspend", "flag", "forget"):
        assert client.post(f"/study/{deck}/cards/{card}/{verb}").status_code == 404
    for page in ("settings", "leeches"):
        assert client.get(f"/study/{theirs}/{page}").status_code == 404


# ------------------------------------------------------------------ how a deck is studied


def plan_form(page: str) -> dict[str, str]:
    """What the settings form would send as it stands."""
    form = page[page.index('action="/study') : page.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (('type="radio"' not in tag and 'type="checkbox"' not in tag) or " checked" in tag):
            sent[name[1]] = value[1] if value else "y"
    return sent


def settings_now(app: Flask, deck: UUID) -> object:
    with app.app_context():
        plan = plans.find(local_learner().id, deck)
        assert plan is not None
        return settings_of(plan.id)[1]


def test_the_form_sent_as_it_stands_changes_nothing(app: Flask, client: FlaskClient, deck: UUID) -> None:
    before = settings_now(app, deck)
    sent = plan_form(client.get(f"/study/{deck}/settings").text)
    assert sent["learning_steps"] == "1m 10m"
    assert client.post(f"/study/{deck}/settings", data=sent).status_code == 303
    assert settings_now(app, deck) == before
    with app.app_context():
        plan = plans.find(local_learner().id, deck)
        assert plan is not None
        assert plan.version == 1


def test_every_setting_can_be_changed(app: Flask, client: FlaskClient, deck: UUID) -> None:
    sent = {
        "desired_retention": "0.85", "new_per_day": "5", "reviews_per_day": "50", "learning_steps": "30s 5m 1d",
        "relearning_steps": "", "review_order": "least likely", "new_place": "mixed", "mode": "flashcards",
        "buttons": "2", "ask_confidence": "y", "leech_lapses": "4", "leech_action": "suspend",
        "maximum_interval": "365",
    }  # fmt: skip
    assert client.post(f"/study/{deck}/settings", data=sent).status_code == 303
    found = settings_now(app, deck)
    for name, value in {
        "desired_retention": 0.85, "new_per_day": 5, "reviews_per_day": 50, "learning_steps": (30, 300, 86_400),
        "relearning_steps": (), "review_order": "least likely", "new_place": "mixed", "mode": "flashcards",
        "buttons": 2, "ask_confidence": True, "leech_lapses": 4, "leech_action": "suspend",
        "maximum_interval": 365, "keep_apart": False, "fuzz": False,
    }.items():  # fmt: skip
        assert getattr(found, name) == value, name


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("young_retention", "0.95", "0.70 to the desired retention"),
        ("desired_retention", "0.5", "0.70 to 0.99"), ("desired_retention", "nan", "0.70 to 0.99"),
        ("desired_retention", "", "Give a number"), ("new_per_day", "-1", "0 to 9,999"),
        ("new_per_day", "9" * 30, "0 to 9,999"), ("new_per_day", "", "Give a number"), ("learning_steps", "soon", "no step"),
        ("learning_steps", "0m", "from a second"), ("relearning_steps", "999999d", "to a year"),
        ("maximum_interval", "0", "1 to 36,500"), ("leech_lapses", "100", "1 to 99"), ("mode", "magic", "valid choice"),
        ("buttons", "3", "valid choice"),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_at_its_field_and_nothing_changes(
    app: Flask, client: FlaskClient, deck: UUID, name: str, value: str, says: str
) -> None:
    before = settings_now(app, deck)
    sent = plan_form(client.get(f"/study/{deck}/settings").text) | {name: value}
    answer = client.post(f"/study/{deck}/settings", data=sent)
    assert answer.status_code == 422
    error = re.search(rf'id="{name}-error">.*?<span>([^<]*)', answer.text, re.DOTALL)
    assert error, name
    assert says in error[1]
    assert settings_now(app, deck) == before


def test_limits_of_today_are_gone_tomorrow(app: Flask, client: FlaskClient, deck: UUID) -> None:
    client.post(f"/study/{deck}/today", data={"new_limit": "1", "review_limit": ""})
    with app.app_context():
        plan, learner = plans.find(local_learner().id, deck), local_learner()
        assert plan is not None
        usual, day = settings_of(plan.id)[1], days_of(learner).day(utcnow())
        assert limits.limited(usual, *limits.of_day(plan.id, day)) == (1, 200)
        assert limits.limited(usual, *limits.of_day(plan.id, day + 1)) == (20, 200)
        assert plans.counts(learner, utcnow())[deck].new == 1
        assert plans.counts(learner, utcnow() + timedelta(days=1))[deck].new == 2
    assert 'value="1"' in client.get(f"/study/{deck}/settings").text
    assert client.post(f"/study/{deck}/today", data={"new_limit": "-1"}).status_code == 422
    assert client.post(f"/study/{deck}/today", data={"new_limit": "9" * 40}).status_code == 422


def test_leeches_are_listed_with_their_remedies(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        learner = local_learner()
        article = articles.add(learner, TEXT, title="The ferry")
        store(article, result())
        questions.approve_all(article, learner, include_doubtful=True)
        deck = session().scalars(sa.select(plans.Plan.deck_id)).one()
        card = session().scalars(sa.select(Card).where(Card.askable)).first()
        assert card is not None
        card_id = card.id
        with unit_of_work() as work:
            work.execute(sa.update(Card).where(Card.id == card_id).values(leech=True, lapses=9))
    page = client.get(f"/study/{deck}/leeches").text
    assert "Forgotten 9 times" in page
    for words in ("Rewrite it", "Split it", "See the article", "About the card"):
        assert client.get(link(page, words)).status_code == 200, words
    for verb in ("suspend", "unsuspend", "not-a-leech"):
        shown = client.post(f"/study/{deck}/cards/{card_id}/{verb}?back=leeches", follow_redirects=True)
        assert shown.request.path == f"/study/{deck}/leeches"
    assert "You keep forgetting nothing" in shown.text


def test_a_leech_is_split_into_questions_of_its_own(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        learner = local_learner()
        article = articles.add(learner, TEXT, title="The ferry")
        store(article, result())
        fact = session().scalars(sa.select(Question)).first()
        assert fact is not None
        fact_id = session().scalars(sa.select(articles.Fact.id)).first()
        before = session().scalar(sa.select(sa.func.count()).select_from(Card)) or 0
    place = f"/facts/{fact_id}/write"
    assert client.post(place, data={"stem": "", "answer": "1974"}).status_code == 422
    answer = client.post(
        place, data={"stem": "When was the ferry built?", "answer": "1974", "accepted": "in 1974"}
    )
    assert answer.status_code == 303
    with app.app_context():
        written = session().scalars(sa.select(Question).where(Question.origin == "written")).one()
        assert (written.status, written.article_id) == (
            "approved",
            session().scalars(sa.select(Article.id)).one(),
        )
        assert (session().scalar(sa.select(sa.func.count()).select_from(Card)) or 0) == before + 1


# ------------------------------------------------------------------ the learner's day


def test_the_day_begins_where_and_when_the_learner_says(app: Flask, client: FlaskClient, deck: UUID) -> None:
    card = learn(app, client, deck)
    with app.app_context():
        entry = session().scalars(sa.select(LogEntry)).one()
        stored = (entry.day, entry.answered_at)
    answer = client.post("/settings/day", data={"zone": "Pacific/Kiritimati", "day_start": "6"})
    assert answer.status_code == 303
    with app.app_context():
        learner = local_learner()
        assert (learner.zone, learner.day_start) == ("Pacific/Kiritimati", 6)
        entry = session().scalars(sa.select(LogEntry)).one()
        assert (entry.day, entry.answered_at) == stored
        assert check.differences() == []
    assert client.get(f"/study/cards/{card}").status_code == 200
    client.post(f"/study/{deck}/undo")
    with app.app_context():
        assert check.differences() == []


@pytest.mark.parametrize(
    "sent",
    [{"zone": "Mars/Olympus", "day_start": "4"}, {"zone": "../etc/passwd", "day_start": "4"},
     {"zone": "UTC", "day_start": "24"}, {"zone": "UTC", "day_start": "x"}, {"zone": "", "day_start": "4"}],
)  # fmt: skip
def test_a_day_that_there_is_not_is_refused(app: Flask, client: FlaskClient, sent: dict[str, str]) -> None:
    with app.app_context():
        before = (local_learner().zone, local_learner().day_start)
    assert client.post("/settings/day", data=sent).status_code == 422
    with app.app_context():
        assert (local_learner().zone, local_learner().day_start) == before


def test_coming_back_from_elsewhere_needs_an_id_and_leads_nowhere_else(
    client: FlaskClient, deck: UUID
) -> None:
    for back in ("https://evil.example", "//evil.example"):
        page = client.get(f"/settings/day?back={back}").text
        assert 'href="/"' in page
        assert not re.search('href="[^"]*evil', page)
        answer = client.post(f"/settings/day?back={back}", data={"zone": "UTC", "day_start": "4"})
        assert answer.location == "/settings/day"
