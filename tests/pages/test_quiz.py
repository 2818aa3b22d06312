"""The pages of quizzes: made, taken with and without scripts, and nothing told before its time."""

import json
import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from quizapp.accounts.models import User
from quizapp.bank.models import Article, Deck, Fact, Question, QuestionVersion
from quizapp.db import session, unit_of_work, utcnow
from quizapp.memory.models import LogEntry
from quizapp.quizzes import starting
from quizapp.quizzes.models import OPEN, SUBMITTED, Attempt, Quiz, QuizSlot
from quizapp.quizzes.public import attempt_json, quiz_json
from quizapp.quizzes.sittings import responses_of, slots_of
from quizapp.quizzes.taking import save, start, submit
from tests.conftest import count
from tests.factory import SENTENCE, add_fact, make_deck
from tests.quizzes.made import KINDS, make_quiz, response_to

JSON = {"Accept": "application/json"}


def fields_of(attempt: Attempt, right: bool = True) -> dict[str, Any]:
    """What the whole sheet sends when everything is answered right, or wrong."""
    sent: dict[str, Any] = {}
    held = responses_of(attempt)
    for slot in slots_of(attempt):
        name, response = f"slot-{slot.number}", response_to(slot, right)
        sent[f"revision-{slot.number}"] = held[slot.number].revision if slot.number in held else 0
        if isinstance(response, list):
            sent |= {f"{name}-{gap}": text for gap, text in enumerate(response)}
        elif isinstance(response, dict):
            sent[name] = response["value"]
        else:
            sent[name] = str(response).lower() if isinstance(response, bool) else response
    return sent


def begun(learner: User, facts: int = 5, kinds: tuple[str, ...] = KINDS, **settings: Any) -> Attempt:
    return start(make_quiz(learner, facts, kinds, **settings), learner)


# Making one


def test_a_quiz_is_made_from_a_deck(client: FlaskClient, learner: User) -> None:
    deck = make_deck(learner, 4, KINDS)
    assert "Which deck" in client.get("/quizzes/new").text
    page = client.get(f"/quizzes/new?deck={deck.id}").text
    assert "Multiple choice (4)" in page
    form = {
        "title": "Ferries",
        "count": 3,
        "kinds": ["cloze", "numeric"],
        "feedback": "immediate",
        "time_limit": 5,
    }
    answer = client.post(f"/quizzes/new?deck={deck.id}", data=form, follow_redirects=True)
    quiz = session().scalars(sa.select(Quiz)).one()
    assert answer.status_code == 200
    assert "3 questions" in answer.text
    assert (quiz.settings["time_limit"], quiz.settings["feedback"], quiz.settings["shuffle"]) == (
        300,
        "immediate",
        False,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"count": "many"},
        {"count": 0},
        {"count": 101},
        {"kinds": []},
        {"kinds": ["riddle"]},
        {"feedback": "never"},
        {"time_limit": -1},
        {"time_limit": 10**20},
        {"attempts_allowed": "x"},
        {"title": "a\0b"},
    ],
)
def test_a_form_with_faults_makes_nothing_and_says_so(
    client: FlaskClient, learner: User, wrong: dict[str, Any]
) -> None:
    deck = make_deck(learner, 2)
    form = {"title": "Ferries", "count": 2, "kinds": ["multiple_choice"], "feedback": "deferred"}
    answer = client.post(f"/quizzes/new?deck={deck.id}", data=form | wrong)
    assert answer.status_code == 422
    assert count(Quiz) == 0


def test_a_deck_without_accepted_questions_offers_no_form(client: FlaskClient, learner: User) -> None:
    deck = make_deck(learner, 1, ())
    page = client.get(f"/quizzes/new?deck={deck.id}")
    assert page.status_code == 200
    assert "no accepted question" in page.text
    assert "Make the quiz" not in page.text


def test_what_belongs_to_somebody_else_is_not_there(client: FlaskClient, learner: User) -> None:
    with unit_of_work() as work:
        other = User(name="other", role="author")
        work.add(other)
    quiz = make_quiz(other, 2)
    attempt = start(quiz, other)
    for address in (
        f"/quizzes/new?deck={quiz.deck_id}",
        f"/quizzes/{quiz.id}",
        f"/attempts/{attempt.id}",
        f"/attempts/{attempt.id}/result",
        f"/quizzes/{uuid.uuid4()}",
        "/attempts/12345678901234567890",
    ):
        assert client.get(address).status_code == 404, address
    for address in (
        f"/quizzes/{quiz.id}/start",
        f"/attempts/{attempt.id}/save",
        f"/attempts/{attempt.id}/submit",
    ):
        assert client.post(address).status_code == 404, address
    assert quiz.title not in client.get("/quizzes").text
    session().expire_all()
    assert attempt.state == OPEN


# Taking one


def test_the_list_offers_to_go_on_and_shows_scores(client: FlaskClient, learner: User) -> None:
    assert "No quiz yet" in client.get("/quizzes").text
    attempt = begun(learner, 2, ("multiple_choice",))
    assert f"/attempts/{attempt.id}" in client.get("/quizzes").text
    for slot in slots_of(attempt)[:1]:
        save(attempt, slot.number, 1, response_to(slot))
    submit(attempt)
    assert "best 1 of 2 (50 %)" in client.get("/quizzes").text


def test_starting_twice_leads_to_the_same_sheet(client: FlaskClient, learner: User) -> None:
    quiz = make_quiz(learner)
    first = client.post(f"/quizzes/{quiz.id}/start")
    second = client.post(f"/quizzes/{quiz.id}/start")
    assert first.status_code == second.status_code == 303
    assert first.location == second.location
    assert "0</span> of 3 answered" in client.get(first.location).text


def test_a_used_up_quiz_cannot_be_started(client: FlaskClient, learner: User) -> None:
    quiz = make_quiz(learner, attempts_allowed=1)
    submit(start(quiz, learner))
    assert client.post(f"/quizzes/{quiz.id}/start").status_code == 403
    assert "used all the attempts" in client.get(f"/quizzes/{quiz.id}").text


def test_the_whole_form_works_without_scripts(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner)
    answer = client.post(f"/attempts/{attempt.id}/submit", data=fields_of(attempt))
    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "<h1>5 of 5</h1>" in page
    assert "The Lindholm ferry was built in 1974 by the Voss yard." in page
    assert count(LogEntry) == 5


def test_unanswered_questions_are_named_before_handing_in(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 3, ("multiple_choice",))
    first = slots_of(attempt)[0].number
    sent = {name: value for name, value in fields_of(attempt).items() if name != f"slot-{first}"}
    asked = client.post(f"/attempts/{attempt.id}/submit", data=sent)
    page = client.get(asked.location).text
    assert "1 question has no answer yet" in page
    assert "2</span> of 3 answered" in page
    assert f'href="#question-{first}">Question 1</a>' in page
    handed_in = client.post(f"/attempts/{attempt.id}/submit", data={"anyway": "1"})
    assert handed_in.location == f"/attempts/{attempt.id}/result"
    assert "<h1>2 of 3</h1>" in client.get(handed_in.location).text


def test_saving_by_the_button_keeps_all_and_comes_back(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner)
    answer = client.post(f"/attempts/{attempt.id}/save", data=fields_of(attempt), follow_redirects=True)
    assert "Your answers are saved" in answer.text
    assert "5</span> of 5 answered" in answer.text
    assert 'value="Voss yard"' in answer.text


def test_a_script_is_told_the_revision_and_nothing_else(client: FlaskClient, learner: User) -> None:
    attempts = [begun(learner), begun(learner)]
    told = []
    for attempt, right in zip(attempts, (True, False), strict=True):
        by_kind = {slot.version.kind: slot.number for slot in slots_of(attempt)}
        for answered, kind in enumerate(KINDS, 1):
            number = by_kind[kind]
            fields = fields_of(attempt, right)
            sent = {key: value for key, value in fields.items() if re.search(rf"-{number}(-|$)", key)}
            answer = client.post(f"/attempts/{attempt.id}/save", data=sent, headers=JSON)
            assert answer.status_code == 200
            assert answer.json == {
                "revisions": {str(number): 1},
                "refused": {},
                "answered": answered,
                "open": True,
            }
            told.append((right, answer.content_length))
    assert {size for right, size in told if right} == {size for right, size in told if not right}


def test_an_older_tab_is_told_and_the_newer_answer_stays(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, ("short_answer",))
    save(attempt, 1, 4, "from the newer tab")
    sent = {"revision-1": 0, "slot-1": "from the older tab"}
    told = client.post(f"/attempts/{attempt.id}/save", data=sent, headers=JSON)
    assert told.status_code == 409
    assert "another tab" in told.json["refused"]["1"]
    page = client.post(f"/attempts/{attempt.id}/submit", data=sent)
    assert page.status_code == 409
    assert "another tab" in page.text
    assert 'value="from the newer tab"' in page.text
    session().expire_all()
    assert attempt.state == OPEN


def test_a_number_that_is_none_stays_to_be_mended(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, ("numeric",))
    page = client.post(f"/attempts/{attempt.id}/submit", data={"revision-1": 0, "slot-1": "quite a lot"})
    assert page.status_code == 422
    assert 'value="quite a lot"' in page.text
    assert "could not read that as a number" in page.text
    assert attempt.state == OPEN


@pytest.mark.parametrize("revision", ["", "x", "-1", "1.5", "9" * 500, "²"])
def test_odd_revisions_are_no_error(client: FlaskClient, learner: User, revision: str) -> None:
    attempt = begun(learner, 1, ("short_answer",))
    sent = {"revision-1": revision, "slot-1": "the Voss yard"}
    assert client.post(f"/attempts/{attempt.id}/save", data=sent, headers=JSON).status_code == 200


# Secrecy


TWINS = {
    "multiple_choice": ("1974", "1991"),
    "true_false": ("true", "false"),
    "cloze": ("1974", "1991"),
    "short_answer": ("the Voss yard", "the Blom yard and its many partners"),
    "numeric": ("1974", "5"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_twins_that_differ_only_in_their_key_give_the_same_page_and_json(
    client: FlaskClient, learner: User, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    told = []
    monkeypatch.setattr(starting, "new_id", lambda: uuid.UUID(int=7))
    for key in TWINS[kind]:
        quiz = make_quiz(learner, 1, (kind,))
        _give_key(quiz, key)
        attempt = start(quiz, learner)
        page = client.get(f"/attempts/{attempt.id}").text
        shown = json.dumps(attempt_json(attempt)) + json.dumps(quiz_json(quiz, learner))
        told.append(re.sub(r"csrf[^>]*>", "", page) + re.sub(r"[0-9a-f-]{36}|[^\"]*T[^\"]*Z", "ID", shown))
        with unit_of_work() as work:
            work.delete(attempt)
    assert "Question 1 of 1" in told[0]
    assert told[0] == told[1]


def _give_key(quiz: Quiz, key: str) -> None:
    """Gives the quiz a version with this key. Its options, if any, have the same ids whatever the key."""
    asked = quiz.slots[0].version
    options = [
        {"id": f"option-{place}", "text": year, "correct": year == key, "feedback": f"Because {key}."}
        for place, year in enumerate(("1947", "1964", "1974", "1991"))
    ]
    body = asked.body | {"options": options, "answer": key, "explanation": f"It was {key}.", "evidence": None}
    with unit_of_work() as work:
        twin = QuestionVersion(
            question_id=asked.question_id, number=2, kind=asked.kind, stem=asked.stem, body=body
        )
        work.add(twin)
        work.flush()
        work.execute(sa.update(QuizSlot).where(QuizSlot.quiz_id == quiz.id).values(version_id=twin.id))
    session().expire_all()


def test_no_page_of_an_open_attempt_has_key_explanation_or_evidence(
    client: FlaskClient, learner: User
) -> None:
    attempt = begun(learner, 2, ("short_answer", "numeric"))
    save(attempt, 1, 1, response_to(_slot(attempt, 1)))
    for address in (f"/attempts/{attempt.id}", f"/quizzes/{attempt.quiz_id}", "/quizzes"):
        page = client.get(address).text
        assert "1974" not in page.replace('value="1974"', "")
        assert "the Voss yard" not in page
        assert "in service since" not in page
    assert client.get(f"/attempts/{attempt.id}/result").status_code == 303


def _slot(attempt: Attempt, number: int) -> QuizSlot:
    return next(slot for slot in slots_of(attempt) if slot.number == number)


# Time


def test_a_limited_attempt_shows_the_time_left(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, time_limit=3600)
    left = re.search(r'data-seconds-left="(\d+)"', client.get(f"/attempts/{attempt.id}").text)
    assert left is not None
    assert 3500 < int(left[1]) <= 3600


def test_after_the_deadline_what_was_saved_is_graded_and_later_answers_are_not(
    client: FlaskClient, learner: User
) -> None:
    attempt = start(make_quiz(learner, 2, time_limit=60), learner, utcnow() - timedelta(minutes=2))
    sent = fields_of(attempt)
    page = client.post(f"/attempts/{attempt.id}/submit", data=sent, follow_redirects=True)
    assert "The time was up" in page.text
    assert "<h1>0 of 2</h1>" in page.text
    session().expire_all()
    assert attempt.state == SUBMITTED


def test_the_list_shows_an_overdue_attempt_as_handed_in(client: FlaskClient, learner: User) -> None:
    attempt = start(make_quiz(learner, 2, time_limit=60), learner, utcnow() - timedelta(minutes=2))
    page = client.get("/quizzes").text
    assert f"/attempts/{attempt.id}" not in page
    assert "best 0 of 2" in page


def test_opening_an_overdue_attempt_shows_its_result(client: FlaskClient, learner: User) -> None:
    attempt = start(make_quiz(learner, 2, time_limit=60), learner, utcnow() - timedelta(minutes=2))
    assert client.get(f"/attempts/{attempt.id}").location == f"/attempts/{attempt.id}/result"


# Checking each question


def test_a_check_shows_the_key_of_that_question_only(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 2, ("multiple_choice",), feedback="immediate")
    first, second = slots_of(attempt)
    address = f"/attempts/{attempt.id}/check/{first.number}"
    part = client.post(address, data=fields_of(attempt, right=False), headers={"HX-Request": "true"})
    assert "Not right" in part.text
    assert "The ferry has been in service since 1974." in part.text
    assert "<html" not in part.text
    page = client.get(f"/attempts/{attempt.id}").text
    assert page.count("in service since 1974") == 1
    assert f'name="slot-{first.number}"' not in page
    assert f'name="slot-{second.number}"' in page
    assert second.number not in responses_of(attempt)


def test_a_check_without_scripts_saves_the_rest_and_comes_back(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 2, ("multiple_choice",), feedback="immediate")
    first, second = slots_of(attempt)
    answer = client.post(f"/attempts/{attempt.id}/check/{first.number}", data=fields_of(attempt))
    assert answer.location == f"/attempts/{attempt.id}#question-{first.number}"
    assert responses_of(attempt)[second.number].score is None
    assert responses_of(attempt)[first.number].score == 1


def test_a_check_after_the_end_leads_to_the_result(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, ("multiple_choice",), feedback="immediate")
    submit(attempt)
    sent, headers = fields_of(attempt), {"HX-Request": "true"}
    part = client.post(f"/attempts/{attempt.id}/check/1", data=sent, headers=headers)
    assert part.headers["HX-Redirect"] == f"/attempts/{attempt.id}/result"
    assert "in service since" not in part.text


def test_nothing_to_check_is_said_beside_the_question(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, ("short_answer",), feedback="immediate")
    sent = {"revision-1": 0, "slot-1": ""}
    part = client.post(f"/attempts/{attempt.id}/check/1", data=sent, headers={"HX-Request": "true"})
    assert "no answer to check yet" in part.text
    page = client.post(f"/attempts/{attempt.id}/check/1", data=sent)
    assert page.status_code == 422


def test_a_deferred_quiz_has_no_check(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1)
    assert "Check" not in client.get(f"/attempts/{attempt.id}").text
    assert client.post(f"/attempts/{attempt.id}/check/1", data=fields_of(attempt)).status_code == 403


# The result


def test_a_result_offers_to_take_the_deck_up(client: FlaskClient, app: Flask, learner: User) -> None:
    with unit_of_work() as work:
        deck = Deck(owner_id=learner.id, name="Not studied")
        work.add(deck)
        work.flush()
    with unit_of_work():
        for place in range(3):
            add_fact(learner, deck, place)
    attempt = start(make_quiz(learner, deck=deck), learner)
    submit(attempt)
    page = client.get(f"/attempts/{attempt.id}/result").text
    assert "brings 3 new cards" in page
    client.post(f"/study/{deck.id}/take-up")
    assert "You study this deck" in client.get(f"/attempts/{attempt.id}/result").text


def test_the_result_shows_what_was_not_answered(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner)
    submit(attempt)
    page = client.get(f"/attempts/{attempt.id}/result").text
    assert page.count("Not answered") == 5
    assert "<h1>0 of 5</h1>" in page


def test_the_evidence_stands_in_its_article_with_a_link_to_it(client: FlaskClient, learner: User) -> None:
    attempt = begun(learner, 1, ("cloze",))
    text = f"{SENTENCE} She still runs."
    block = {"kind": "paragraph", "level": None, "start": 0, "end": len(text)}
    block |= {"sentences": [[0, len(SENTENCE)]], "pieces": [[0, len(text), text]]}
    with unit_of_work() as work:
        article = Article(
            owner_id=learner.id, title="The ferry", outlet="Fjord Post", origin="pasted", format="plain",
            language="en", words=14, sha256="0" * 64, text=text, blocks=[block],
        )  # fmt: skip
        work.add(article)
        work.flush()
        work.execute(sa.update(Question).values(article_id=article.id))
    submit(attempt)
    page = client.get(f"/attempts/{attempt.id}/result").text
    assert f'<mark class="evidence">{SENTENCE}</mark>' in page
    fact = session().scalars(sa.select(Fact)).one()
    assert f'href="/articles/{article.id}#evidence-{fact.id}">The ferry, Fjord Post</a>' in page
