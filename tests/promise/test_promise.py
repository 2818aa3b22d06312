"""The chance that a draft is accepted: between 0 and 1, the same at every run, and it tells good from bad."""

from pathlib import Path

import numpy as np

from questions.gates.outline import Outline
from questions.promise import Draft, Scene, promise
from questions.promise.features import features
from questions.promise.train import chances, judged, table
from questions.question import Evidence, Question, Share

SENTENCES = [
    "The Lindholm ferry stopped because engineers found deep cracks in its hull.",
    "It was painted green.",
]
SCENE = Scene.of(Outline("The Lindholm ferry", ()), SENTENCES, [(0, 75), (76, 97)])


def draft(stem: str, answer: str, sentence: int, *, role: str = "why", gates: tuple[str, ...] = ()) -> Draft:
    start, end = list(SCENE.places)[sentence]
    question = Question(
        kind="short_answer",
        stem=stem,
        answer=answer,
        points=(Share(point="p", fact="f", role=role),),  # type: ignore[arg-type]
        evidence=Evidence(text=SENTENCES[sentence], start=start, end=end),
    )
    return Draft(question=question, sort="causes", value="reason", origin="explained", gates=gates)


GOOD = draft("Why did the Lindholm ferry stop?", "Because engineers found deep cracks in its hull", 0)
BAD = draft("What was it painted?", "green", 1, role="what", gates=("topic_named",))


def test_a_chance_is_a_probability_and_repeats() -> None:
    assert 0 < promise(BAD, SCENE) < promise(GOOD, SCENE) < 1
    assert promise(GOOD, SCENE) == promise(GOOD, SCENE)


def test_features_see_the_sort_the_form_and_what_gates_said() -> None:
    found = features(BAD, SCENE)
    assert found["gate=topic_named"] == 1
    assert found["kind+role=short_answer+what"] == 1
    assert found["thin stem"] == 1
    assert "gate=topic_named" not in features(GOOD, SCENE)


def test_no_feature_is_a_word_of_the_article() -> None:
    names = " ".join(features(GOOD, SCENE)).lower()
    assert not {"lindholm", "ferry", "hull", "engineers"} & set(names.replace("=", " ").split())


def test_learning_finds_what_separates_and_is_measured_on_texts_left_out(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    matrix = np.hstack([rng.normal(size=(200, 3)), np.ones((200, 1))])
    accepted = (matrix[:, 0] > 0).astype(float)
    chance = chances(matrix, accepted, np.arange(200) % 10, 1.0)
    assert chance[accepted > 0].mean() > 0.8 > 0.2 > chance[accepted == 0].mean()
    assert not list(judged([tmp_path]))
    names, _ = table([])
    assert names == []
