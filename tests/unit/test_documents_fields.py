"""The fields told to the office are those that the jobs really pass, name by name."""

import importlib
import pkgutil
from contextlib import ExitStack
from dataclasses import replace
from unittest.mock import patch

import pytest

from hoinghi_tui import documents
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.field_info import examples, paths, value_paths
from hoinghi_tui.documents.fields import FIELDS, TEMPLATES
from hoinghi_tui.domain.print_profile import PrintProfile
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.resources import template_dir
from hoinghi_tui.services.exporting import SIGN_IN_TEMPLATE
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change
from par_files import take_in_a_year

SIGN_IN = "sign-in"


@pytest.fixture
def full(arranged, clock):
    """The sample with everybody seated and half the programme over, and nothing left empty."""
    conference = arranged.state.conference
    known = replace(conference, superior="Huyện Đại Sơn", issuer="UBND xã Đại Sơn")
    arranged.work.act("test", lambda: change("conference", conference, known))
    arranged.agenda.skip_or_restore(arranged.agenda.items()[-1].id)
    arranged.aftermath.write_conclusion("Giữ nề nếp")
    arranged.tasks.add(TaskDraft(title="Rà soát", unit="KT", note="gấp"), Phase.AFTER)
    arranged.roster_actions.set_off_payroll(["dv-001", "dv-002"], off=True)
    arranged.door.check_in("dv-001")
    take_in_a_year(arranged)
    for _ in range(3):
        arranged.agenda.start_next()
        clock.advance(minutes=6)
    return arranged


def passed(session, kind):
    """Return the template and the fields that the job of a kind hands to the engine."""
    seen = []

    def watch(template, context, finish=None):
        seen.append((template, context))
        return render(template, context, finish)

    with ExitStack() as patched:
        for module in pkgutil.iter_modules(documents.__path__):
            found = importlib.import_module(f"hoinghi_tui.documents.{module.name}")
            if hasattr(found, "render"):
                patched.enter_context(patch.object(found, "render", watch))
        _job(session, kind).fill()
    [(template, context)] = seen
    return template, context


def _job(session, kind):
    if kind == SIGN_IN:
        return session.exporting.sign_in_job()
    if kind == "certificates-blank":
        return session.printing.certificate_job(blank=PrintProfile(name="Phôi"))
    return session.printing.job(Paper(kind))


@pytest.mark.parametrize("kind", FIELDS)
def test_the_fields_are_those_the_job_passes(full, kind):
    template, context = passed(full, kind)
    assert template == template_dir() / TEMPLATES[kind]
    assert value_paths(context) == set(paths(FIELDS[kind]))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_list_has_a_name_for_an_entry_and_every_field_a_meaning(kind):
    waiting = list(FIELDS[kind])
    while waiting:
        field = waiting.pop()
        waiting += field.inner
        assert field.meaning
        assert not field.inner or field.is_list
        assert field.inner or field.example != ""


@pytest.mark.parametrize("kind", FIELDS)
def test_our_own_template_is_filled_with_the_examples(kind):
    assert render(template_dir() / TEMPLATES[kind], examples(FIELDS[kind]))


def test_each_kind_of_document_and_each_template_is_told():
    assert {*map(str, Paper), SIGN_IN, "certificates-blank"} == set(FIELDS)
    assert {path.name for path in template_dir().glob("*.docx")} == set(TEMPLATES.values())
    assert set(FIELDS) == set(TEMPLATES)
    assert TEMPLATES[SIGN_IN] == SIGN_IN_TEMPLATE
