"""Who may reach which route: written down a second time, so that a route opened by mistake is seen."""

ROUTES = {
    "public": {
        "accounts": "code forgot join reset setup sign_in",
        "api": "openapi",
        "health": "healthz readyz",
        "local": "open_link",
        "pages": "styleguide",
    },
    "known": {
        "accounts": "day",
        "api": (
            "cancel_job export_answers forget_card insights job_state list_decks make_quiz mark_card me "
            "next_card rate_answer report_question reveal save_response send_answer set_due "
            "show_quiz start_attempt submit_attempt undo_answer"
        ),
        "bank": "articles cancel_job home job",
        "insights": "show show_all",
        "quizzes": "attempt attempt_result check index new save show start submit",
        "study": (
            "act begin begin_cram card cram due end fit fitting flag forget leeches marked note "
            "pause rate rest session settings show spread submit summary take_back take_up today "
            "undo wrong"
        ),
    },
    "person": {
        "accounts": (
            "account email end_key end_other_sign_ins end_sign_in make_key password sign_out turn_off turn_on"
        ),
        "own": "delete export",
    },
    "author": {
        "api": "add_article article_questions change_question generate write_question",
        "bank": ("accept accept_all add_article article edit generate keep load_library reopen retire write"),
    },
    "teacher": {
        "accounts": "student_reset",
    },
    "admin": {
        "accounts": "audit_log close forget_second_factor invite people reopen reset_link role withdraw",
    },
}
"""By what a view needs: blueprint, and its endpoints."""

NEEDED = {
    f"{blueprint}.{name}": need
    for need, blueprints in ROUTES.items()
    for blueprint, names in blueprints.items()
    for name in names.split()
}
