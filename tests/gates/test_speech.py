"""A claim keeps its speaker, its hedge and its denial."""

import pytest

from tests.gates.examples import asked, gapped, reason, stated

VOSS = {"attribution": "harbour master Ida Voss"}
SAID = "Ida Voss said that up to 300 commuters a day were affected. The ferry was built in 1974."


@pytest.mark.parametrize(
    "stem",
    [
        "According to harbour master Ida Voss, up to how many commuters were affected?",
        "Up to how many commuters did Voss say were affected?",
        "Up to how many commuters, by the harbour master's account, were affected?",
    ],
)
def test_a_claim_with_its_speaker_passes(stem):
    question = asked(stem, "300", **VOSS)
    assert reason("speaker_kept", question) is None
    assert reason("speaker_speaks", question) is None


def test_a_claim_without_its_speaker_is_found_out_even_if_the_explanation_has_it():
    question = asked(
        "Up to how many commuters were affected?", "300", explanation="Ida Voss said so.", **VOSS
    )
    assert reason("speaker_kept", question)


def test_the_speaker_may_be_the_key():
    question = asked("Who said that up to 300 commuters were affected?", "Ida Voss", "Karl Berg", **VOSS)
    assert reason("speaker_kept", question) is None
    wrong = asked("Who was affected in Norra, it is said?", "Karl Berg", "Ida Voss", **VOSS)
    assert reason("speaker_kept", wrong)


def test_a_speaker_who_only_stands_there_is_a_doubt():
    assert reason("speaker_speaks", asked("How many commuters were on the ferry of Ida Voss?", "300", **VOSS))


@pytest.mark.parametrize(
    "evidence",
    [
        SAID,
        "According to Ida Voss, up to 300 commuters a day were affected.",
        "Up to 300 commuters a day were affected, according to Ida Voss.",
        "Up to 300 commuters a day were affected, Ida Voss said.",
        "“Up to 300 commuters a day are affected,” Ida Voss told the paper.",
        "Ida Voss claimed the stop was a blow to 300 commuters.",
    ],
)
def test_what_is_only_reported_is_not_asked_as_a_fact(evidence):
    assert reason("claim_has_speaker", asked("Up to how many commuters were hit?", "300", evidence=evidence))
    told = asked("According to Ida Voss, up to how many commuters were hit?", "300", evidence=evidence)
    assert reason("claim_has_speaker", told) is None


@pytest.mark.parametrize(
    ("key", "evidence"),
    [
        ("1974", SAID),
        ("Sochi", "Voss said at a forum held in Sochi that her port was helping Norra."),
        ("Lindholm", "Speaking in Lindholm, Voss said that the port was closed."),
    ],
)
def test_what_the_article_says_itself_needs_no_speaker(key, evidence):
    assert (
        reason("claim_has_speaker", asked("Where was the ferry forum held?", key, evidence=evidence)) is None
    )


HEDGED = [
    (
        "up to 6,000 kilometers",
        "Up to how far can the radar see?",
        "How far can the radar see?",
        "6,000 kilometers",
    ),
    ("about 40 ships", "About how many ships sank?", "How many ships sank?", "40"),
    ("about 40 ships", "Approximately how many ships sank?", "At least how many ships sank?", "40"),
    ("more than 90 towns", "More than how many towns burned?", "How many towns burned?", "90"),
    ("nearly 90 towns", "Nearly how many towns burned?", "How many towns burned?", "90"),
    ("at least six men", "At least how many men died?", "How many men died?", "six"),
    ("as many as 300 men", "Up to how many men died?", "How many men died?", "300"),
    ("an estimated 300 men", "About how many men died?", "How many men died?", "300"),
]


@pytest.mark.parametrize(("amount", "kept", "lost", "key"), HEDGED)
def test_the_hedge_of_an_amount_is_kept(amount, kept, lost, key):
    evidence = f"It is known that {amount} were there in 1974."
    assert reason("amount_hedge_kept", asked(kept, key, evidence=evidence)) is None
    assert reason("amount_hedge_kept", asked(lost, key, evidence=evidence))


def test_the_hedge_may_stand_in_the_key():
    evidence = "The radar sees up to 6,000 kilometers."
    assert (
        reason(
            "amount_hedge_kept",
            asked("How far does the radar see?", "up to 6,000 kilometers", evidence=evidence),
        )
        is None
    )


def test_a_number_in_the_stem_keeps_its_hedge_too():
    evidence = "Trade of more than $100 billion was first reached in 2018."
    assert reason(
        "amount_hedge_kept", asked("When did trade first reach $100 billion?", "2018", evidence=evidence)
    )
    kept = asked("When did trade first reach more than $100 billion?", "2018", evidence=evidence)
    assert reason("amount_hedge_kept", kept) is None


def test_a_hedge_of_another_number_does_not_matter():
    evidence = "The ferry of 1974 carried about 300 people."
    assert reason("amount_hedge_kept", asked("When was the ferry built?", "1974", evidence=evidence)) is None


def test_probability_is_kept():
    evidence = "The ferry was built in 1974, and repairs will probably take six weeks."
    assert reason("doubt_kept", asked("How long will the repairs take?", "six weeks", evidence=evidence))
    assert (
        reason(
            "doubt_kept", asked("How long will the repairs probably take?", "six weeks", evidence=evidence)
        )
        is None
    )
    assert reason("doubt_kept", asked("When was the ferry built?", "1974", evidence=evidence)) is None
    assert reason("doubt_kept", stated("The repairs will take six weeks.", evidence=evidence))
    assert reason(
        "shade_kept", asked("Who builds ferries?", "Sudra", evidence="Ferries are usually built in Sudra.")
    )


def test_a_month_is_no_doubt():
    evidence = "In May 1974 Norra built the ferry."
    assert reason("doubt_kept", asked("Who built the ferry in May 1974?", "Norra", evidence=evidence)) is None


def test_past_belief_is_no_claim_of_today():
    evidence = "Sailors long thought that the strait was bottomless."
    assert reason("past_belief_kept", stated("The strait of Norra is bottomless.", evidence=evidence))
    assert (
        reason(
            "past_belief_kept", stated("Sailors long thought the strait was bottomless.", evidence=evidence)
        )
        is None
    )


def test_denial_is_kept():
    evidence = "Norra does not have a navy that can cover the coast."
    assert reason("negation_kept", stated("Norra does have a navy of its own.", evidence=evidence))
    assert (
        reason(
            "negation_kept", stated("Norra does not have a navy that can cover the coast.", evidence=evidence)
        )
        is None
    )
    assert reason(
        "negation_kept", stated("The ferry was not built in 1974.", evidence="The ferry was built in 1974.")
    )
    assert reason("denial_seen", asked("What does Norra have?", "navy", evidence=evidence))
    assert reason("denial_seen", asked("What does Norra not have?", "navy", evidence=evidence)) is None


def test_a_gap_leaves_the_hedge_in_the_sentence():
    evidence = "The radar sees up to 6,000 kilometers."
    assert (
        reason(
            "amount_hedge_kept", gapped("The radar sees up to ____ kilometers.", "6,000", evidence=evidence)
        )
        is None
    )
    assert reason("amount_hedge_kept", gapped("The radar sees ____ kilometers.", "6,000", evidence=evidence))
