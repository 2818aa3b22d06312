"""An edited article keeps what was not touched, by the same ids."""

import questions
from questions.facts.fact import Fact


def fact(statement: str) -> Fact:
    return Fact(id=statement, sort="s", statement=statement, spans=((0, 1),), points=())


FERRY = fact("The Lindholm ferry carries 300 passengers a day.")
HULL = fact("Engineers found deep cracks in the hull of the Lindholm ferry.")


def test_a_fact_is_kept_new_changed_or_gone() -> None:
    changed = fact("The Lindholm ferry carries 450 passengers a day.")
    added = fact("The council of Norra bought a second ship in May.")
    told = questions.compare([FERRY, HULL], [changed, added])
    assert [(pair.old, pair.new) for pair in told.changed] == [(FERRY, changed)]
    assert told.new == (added,)
    assert told.gone == (HULL,)
    assert told.kept == ()


def test_the_likest_pair_is_the_changed_one() -> None:
    near = fact("The Lindholm ferry carries 450 passengers a day.")
    far = fact("The Lindholm ferry carries mail and 450 passengers a day in summer.")
    told = questions.compare([FERRY], [far, near])
    assert [pair.new for pair in told.changed] == [near]
    assert told.new == (far,)


def test_an_edit_elsewhere_changes_no_id() -> None:
    text = (
        "The Lindholm ferry\n\nThe Lindholm ferry stopped in March 2011 because engineers found deep cracks in its hull. "
        "The Lindholm ferry was built in Rostock in 1974.\n\nThe harbour of Norra was dredged in 1902."
    )
    before = questions.generate(text, count=80)
    after = questions.generate(text.replace("dredged in 1902", "dredged in 1903"), count=80)
    told = questions.compare(before.facts, after.facts)
    assert len(told.changed) == 1
    assert not told.new
    assert not told.gone
    assert len(told.kept) == len(before.facts) - 1
    kept = {fact.id for fact in told.kept}
    assert {q.id for q in before.questions if q.points[0].fact in kept} == {
        q.id for q in after.questions if q.points[0].fact in kept
    }
