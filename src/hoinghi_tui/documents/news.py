"""The press brief: a draft news item and a text for the radio, of recorded facts and blanks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.award_papers import decision_text
from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import full_body_name
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.tasks_text import task_text, task_warnings
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.award_calls import counts_text, recipients_text
from hoinghi_tui.domain.news import News, Said, spoken
from hoinghi_tui.domain.titles import sentence_start


def brief_fields(news: News) -> dict[str, Any]:
    """Return the fields a template of the press brief may use, all ready to be printed.

    ``item`` and ``radio`` are paragraphs; ``headline`` stands over the news item.
    """
    return {
        "notice": SAMPLE_NOTICE if news.conference.sample else "",
        **letterhead_fields(news.conference, news.day),
        "title": or_blank(news.conference.title_on_paper),
        "reporters": "; ".join(news.reporters) or BLANK,
        "headline": headline(news),
        "item": news_lines(news),
        "radio": radio_lines(news),
    }


def headline(news: News) -> str:
    """Return what stands over the news item: who held what."""
    return f"{_issuer(news)} tổ chức {_event(news)}"


def news_lines(news: News) -> list[str]:
    """Return the draft news item, paragraph by paragraph; blanks for what was not recorded."""
    return [
        _beginning(news),
        _attendance(news),
        *_content(news),
        *_awards(news, named=True),
        *_directions(news),
        *_conclusion(news),
        *_tasks(news),
    ]


def radio_lines(news: News) -> list[str]:
    """Return the text for the radio: the same facts in sentences to be read aloud."""
    lines = [
        "Kính thưa quý vị và các bạn!",
        _beginning(news),
        _attendance(news),
        *_content(news),
        *_awards(news, named=False),
        *_directions(news),
        *_conclusion(news),
        *_tasks(news),
        "Xin cảm ơn quý vị và các bạn đã quan tâm theo dõi.",
    ]
    return [spoken(line) for line in lines]


def brief_warnings(news: News) -> tuple[str, ...]:
    """Name what is blank in the brief, and what a reporter must not tell yet."""
    present: dict[str, object] = {
        "cơ quan tổ chức": news.conference.issuer.strip(),
        "tên hội nghị": news.conference.title_on_paper,
        "ngày họp": news.day,
        "địa điểm": news.conference.where,
        "người chủ trì": news.chair,
        "số đại biểu có mặt": news.present is not None,
        "phóng viên": news.reporters,
        "kết luận của chủ tọa (F9, mục 7)": news.points,
        "nhiệm vụ giao sau hội nghị (F9, mục 7)": news.tasks,
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    spoke = (*news.reports, *news.papers, *news.directions)
    unknown = blank_warnings(["người trình bày"] * sum(not one.presenter for one in spoke), "mục")
    tasks = blank_warnings(task_warnings(news.tasks, news.day), "nhiệm vụ")
    left = (
        (f"Còn {news.left_awards} giấy khen chưa trao: không nêu trong tin",)
        if news.left_awards
        else ()
    )
    chair = (
        (f"{news.conference.chair} chưa được điểm danh: xem lại ai chủ trì",)
        if news.chair and news.chair_came is False
        else ()
    )
    going = () if news.is_over else ("Hội nghị chưa kết thúc: mới có các mục đã xong",)
    sample = sample_warning(news.conference.sample)
    return (*head, *unknown, *tasks, *left, *chair, *going, *sample)


# -- sentences ---------------------------------------------------------------------------


def _issuer(news: News) -> str:
    return or_blank(full_body_name(news.conference.issuer))


def _event(news: News) -> str:
    return inside_sentence(or_blank(news.conference.title_on_paper))


def _beginning(news: News) -> str:
    day = sentence_start(long_date(news.day))
    where = or_blank(news.conference.where)
    chair = sentence_start(_doer(news.chair))
    return f"{day}, tại {where}, {_issuer(news)} tổ chức {_event(news)}. {chair} chủ trì hội nghị."


def _attendance(news: News) -> str:
    if news.present is None:
        text = f"Dự hội nghị có {BLANK} đại biểu."
    else:
        text = f"Dự hội nghị có {news.present} trong số {news.invited} đại biểu được mời."
    if news.walk_ins:
        text += f" Ngoài ra có {news.walk_ins} đại biểu dự ngoài danh sách mời."
    if news.presidium:
        text += f" Ngồi bàn chủ tọa có: {'; '.join(news.presidium)}."
    if news.guests:
        text += f" Khách mời có: {'; '.join(news.guests)}."
    return text


def _content(news: News) -> Iterator[str]:
    for report in news.reports:
        what = inside_sentence(or_blank(report.title))
        yield f"Hội nghị đã nghe {what}, do {_doer(report.presenter)} trình bày."
    if news.papers:
        listed = "; ".join(_paper(paper) for paper in news.papers)
        yield f"Hội nghị đã nghe {len(news.papers)} tham luận: {listed}."


def _paper(paper: Said) -> str:
    return f"{or_blank(paper.title)} ({or_blank(paper.presenter)})"


def _awards(news: News, *, named: bool) -> Iterator[str]:
    """Say how many were honoured with which title; ``named`` also who and by which decisions."""
    if not news.awards:
        return
    ordered = sorted(news.awards, key=lambda award: award.title)
    parts = [
        f"{or_blank(title)} cho {counts_text(list(same))}"
        for title, same in groupby(ordered, key=lambda award: award.title)
    ]
    text = f"Tại hội nghị đã trao {'; '.join(parts)}"
    if named:
        decisions = "; ".join(dict.fromkeys(map(decision_text, news.awards)))
        # Who received in somebody's place was not honoured.
        honoured = [replace(award, receiver="") for award in news.awards]
        text += f" ({decisions}), gồm: {recipients_text(honoured, news.units)}"
    yield f"{text}."


def _directions(news: News) -> Iterable[str]:
    return (
        f"{sentence_start(_doer(one.presenter))} phát biểu chỉ đạo hội nghị: {BLANK}"
        for one in news.directions
    )


def _conclusion(news: News) -> Iterator[str]:
    opening = f"Kết luận hội nghị, {_doer(news.chair)} nêu:"
    yield opening if news.points else f"{opening} {BLANK}"
    yield from (f"- {_ended(point)}" for point in news.points)


def _tasks(news: News) -> Iterator[str]:
    opening = "Nhiệm vụ được giao sau hội nghị:"
    yield opening if news.tasks else f"{opening} {BLANK}"
    texts = (task_text(task, news.units, news.day) for task in news.tasks)
    yield from (f"- {_ended(text)}" for text in texts)


def _doer(who: str) -> str:
    """Return who did something, before the verb: a comma closes a post that one opened."""
    return f"{who}," if "," in who else or_blank(who)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
