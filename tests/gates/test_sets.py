"""Within a set nothing is asked twice, and no question answers another."""

from dataclasses import replace

from questions.question import Share
from tests.gates.examples import EVIDENCE, POINT, asked, gapped, reason, stated

BUILT = replace(asked("In which year was the Lindholm ferry built?", "1974"), id="q1")


def other_point(question, point="p2"):
    return replace(question, points=(replace(POINT, point=point),))


STOP = other_point(asked("Why did the Lindholm ferry stop running in 2021?", "cracks"))


def test_another_point_passes():
    for gate in ("point_not_asked_before", "nothing_asked_twice", "not_answered_by_another"):
        assert reason(gate, STOP, BUILT) is None


def test_the_same_point_is_asked_once():
    assert reason("point_not_asked_before", gapped("The ferry was built in ____.", "1974"), BUILT)


def test_an_alternate_may_ask_the_same_point():
    again = replace(gapped("The Lindholm ferry was built in ____.", "1974"), alternate_of="q1")
    for gate in ("point_not_asked_before", "nothing_asked_twice", "not_answered_by_another"):
        assert reason(gate, again, BUILT) is None
        assert reason(gate, BUILT, again) is None


def test_the_same_fact_in_another_form_is_a_duplicate():
    assert reason(
        "nothing_asked_twice", other_point(gapped("The Lindholm ferry was built in ____.", "1974")), BUILT
    )
    assert reason(
        "nothing_asked_twice", other_point(stated("The Lindholm ferry was built in the year 1974.")), BUILT
    )


def test_the_same_answer_to_another_question_is_no_duplicate():
    evidence = EVIDENCE + " The harbour's crane dates from 1974, too."
    crane = other_point(
        asked("From which year does the crane of the harbour date?", "1974", evidence=evidence)
    )
    assert reason("nothing_asked_twice", crane, BUILT) is None


def test_a_question_that_tells_the_answer_of_another_is_found_out():
    teller = other_point(asked("Why was the Lindholm ferry, built in the year 1974, stopped?", "cracks"))
    assert reason("not_answered_by_another", BUILT, teller)
    assert reason("not_answered_by_another", teller, BUILT)


def test_a_number_that_happens_to_stand_elsewhere_tells_nothing():
    teller = other_point(asked("How many islanders voted in the year 1974?", "300"))
    assert reason("not_answered_by_another", BUILT, teller) is None


def test_several_points_are_compared_one_by_one():
    both = replace(
        STOP, points=(Share(point="p7", fact="f1", role="why", share=0.5), replace(POINT, share=0.5))
    )
    assert reason("point_not_asked_before", both, BUILT)


def test_one_term_is_asked_for_once() -> None:
    one = gapped("Each grain lies in a space called ____.", "a hollow")
    other = gapped("The grains lie inside spaces called ____, found between the layers.", "hollows")
    third = gapped("The layers of the salt of Norra are called ____.", "leaves")
    assert reason("nothing_asked_twice", other, one)
    assert reason("nothing_asked_twice", third, one) is None
