"""Around the running item: words to the speaker, gaps nobody worked in, a moved clock."""

from datetime import datetime, timedelta

from textual.screen import ModalScreen

from hoinghi_tui.domain.agenda_messages import Message
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.agenda_watch import Interruption
from hoinghi_tui.ui.agenda.alerts import AlertLine, interruption_words, step_words
from hoinghi_tui.ui.agenda.message_form import OTHER, REMOVE, MessageForm, message_menu
from hoinghi_tui.ui.agenda.view import AgendaView
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem

_CONTINUE, _CORRECT, _PAUSE = "continue", "correct", "pause"
_KEEP, _REOPEN = "keep", "reopen"


class Watching(AgendaView):
    """Asks what only a person can know, and hands on words to the one who speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: datetime | None = None
        """Since when the interruption lasted that was asked about last."""
        self._question: Menu[str] | None = None

    def tick(self, now: datetime) -> None:
        """Ask once about an interruption, and tell of it until it is answered."""
        super().tick(now)
        self.watch_over()

    def refresh_data(self) -> None:
        """Show the agenda, and no question that was answered at another station."""
        super().refresh_data()
        self.watch_over()

    def watch_over(self) -> None:
        """Ask about an interruption, once; what is put off stays as a line above."""
        gap = self.session.agenda.interrupted()
        if self._question is not None and self.app.screen is self._question:
            if gap is None:
                self._question.dismiss(None)
            return
        is_new = gap is not None and gap.since != self._asked
        is_asked = is_new and self.app.allows("answer", self.MODE)
        if gap is not None and is_asked and self.app.screen is self:
            self._ask(gap)
            return
        words = interruption_words(gap, self.session.agenda.clock) if gap is not None else ""
        self.query_one(AlertLine).tell(words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the answer only while there is a question."""
        may = super().check_action(action, parameters)
        if may and action == "answer":
            return self._asked is not None and self.session.agenda.interrupted() is not None
        return may

    # -- nobody was here -----------------------------------------------------------------

    def action_answer(self) -> None:
        """Ask again about the interruption that was put off."""
        gap = self.session.agenda.interrupted()
        if gap is not None:
            self._ask(gap)

    def _ask(self, gap: Interruption) -> None:
        self._asked = gap.since
        clock = self.session.agenda.clock
        self._question = Menu(
            "MÁY BỊ GIÁN ĐOẠN",
            (
                MenuItem("1", "Vẫn nói liên tục", _CONTINUE, "đồng hồ giữ nguyên"),
                MenuItem("2", "Sửa giờ bắt đầu", _CORRECT, "lùi lại mấy phút"),
                MenuItem("3", "Đã dừng cả lúc đó", _PAUSE, f"trừ ra {length_text(gap.length)}"),
            ),
            text=(
                f"Từ {clock(gap.since)} đến {clock(gap.until)} ({length_text(gap.length)}) không "
                f"có máy nào mở chương trình, “{gap.item.title}” vẫn đang tính giờ. "
                "Trong lúc đó hội nghị thế nào?"
            ),
        )
        self.app.push_screen(self._question, self._answer)

    def _answer(self, answer: str | None) -> None:
        gap = self.session.agenda.interrupted()
        self._question = None
        if answer is None or gap is None:
            self.refresh_data()
        elif answer == _CONTINUE:
            self.app.perform(self.session.agenda.continue_running)
        elif answer == _PAUSE:
            self.app.perform(lambda: self.session.agenda.as_pause(gap.since, self.seen))
        else:
            self.action_backdate()

    def action_backdate(self) -> None:
        """Ask since when it has really been running; the screen does it."""
        raise NotImplementedError

    # -- the computer's clock was set ------------------------------------------------------

    def wall_clock_moved(self, step: timedelta) -> bool:
        """Ask by which time the conference goes on; False while another dialog is open."""
        if isinstance(self.app.screen, ModalScreen):
            return False
        ours = self.session.now()
        clock = self.session.agenda.clock
        choices = (
            MenuItem("1", f"Giữ giờ đang đếm, {clock(ours)}", _KEEP, "không đổi gì"),
            MenuItem("2", f"Theo giờ máy, {clock(ours + step)}", _REOPEN, "đóng để mở lại"),
        )
        text = (
            f"{step_words(step)}. Hội nghị vẫn đếm theo giờ cũ nên không mục nào bị sai. "
            "Chỉ chọn giờ máy khi giờ cũ mới là giờ sai."
        )

        def answer(choice: str | None) -> None:
            if choice == _REOPEN:
                self.app.exit()

        self.app.push_screen(Menu("ĐỒNG HỒ MÁY VỪA BỊ CHỈNH", choices, text=text), answer)
        return True

    # -- words to the speaker --------------------------------------------------------------

    def action_message(self) -> None:
        """Offer the usual words for the speaker's board, others, or to take them away."""
        message = self.session.agenda.message()
        menu = Menu("NHẮN NGƯỜI NÓI", message_menu(message), text=self._board_words(message))
        self.app.push_screen(menu, self._send)

    def _board_words(self, message: Message | None) -> str:
        if message is None:
            return "Hiện chữ lớn trên bảng của người nói; hết mục này thì tự mất."
        sent = self.session.agenda.clock(message.sent_at)
        return f"Trên bảng từ {sent}: “{message.text}” ({message.station})"

    def _send(self, text: str | None) -> None:
        if text is None:
            return
        if text == REMOVE:
            self.app.perform(self.session.agenda.clear_message)
        elif text == OTHER:
            self.app.push_screen(MessageForm(), self._say)
        else:
            self._say(text)

    def _say(self, text: str | None) -> None:
        if text and self.app.saved(lambda: self.session.agenda.say(text)):
            self.app.say(f"Đã hiện trên bảng: {text}")
