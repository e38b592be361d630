"""F5 and its machine: webcam, test card, sound, and what is set for this desk."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Vertical

from hoinghi_tui.domain.people import Means
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.ui.door.view import DoorView

if TYPE_CHECKING:
    from hoinghi_tui.ui.door.camera_view import CameraView


class DeskMachine(DoorView):
    """What belongs to the machine at the desk and not to the conference."""

    async def action_camera(self) -> None:
        """Turn the webcam on or off; its picture stands above the counts."""
        from hoinghi_tui.ui.door.camera_view import CameraView

        views = self.query(CameraView)
        if views:
            await views.remove()
            self.remove_class("-camera")
            return
        view = CameraView(id="camera")
        await self.query_one("#door-right", Vertical).mount(view, before=0)
        try:
            view.start(self.app.desk.camera)
        except Refused as refusal:
            await view.remove()
            self.app.say(str(refusal), "warning")
        else:
            self.add_class("-camera")

    def on_camera_view_code_seen(self, seen: "CameraView.CodeSeen") -> None:
        """Judge a badge that the webcam has read, and say so over a dialog."""
        if self.app.screen is self:
            self.scan(seen.text, means=Means.CAMERA)
        else:
            self.scan_behind(seen.text, means=Means.CAMERA)

    def action_test_card(self) -> None:
        """Show the card that tries out the scanner; once it was read the panel says so."""
        from hoinghi_tui.ui.door.badge_dialog import CardForTesting

        self.app.push_screen(CardForTesting(self.scan_behind))

    def scan_behind(self, text: str, *, means: Means = Means.QR) -> None:
        """Judge a badge scanned while a dialog hides the panel; one with only a code gives way."""
        from hoinghi_tui.ui.door.badge_dialog import CodeDialog

        if isinstance(self.app.screen, CodeDialog):
            self.app.screen.dismiss()
            self.scan(text, means=means)
        else:
            super().scan_behind(text, means=means)

    def action_sound(self) -> None:
        """Turn the sound on or off, also for the next start."""
        wanted = replace(self.app.desk, sound=not self.app.desk.sound)
        if self.app.saved(lambda: self.app.keep_desk(wanted)):
            self.app.say("Đã bật âm thanh." if wanted.sound else "Đã tắt âm thanh.")

    def action_desk_settings(self) -> None:
        """Change who sits here, sound, webcam and what strangers may see."""
        from hoinghi_tui.ui.door.desk_settings_form import DeskSettingsForm

        def told(settings: DeskSettings | None) -> None:
            if settings is None:
                return
            if self.app.saved(lambda: self.app.keep_desk(settings)):
                self._follow_camera()
                self.app.say("Đã lưu thiết lập của bàn này.")

        form = DeskSettingsForm(
            self.app.desk, self.scan_behind, camera=self.app.allows("camera", self.MODE)
        )
        self.app.push_screen(form, told)

    def _follow_camera(self) -> None:
        """Watch the webcam that is set now, where one is watched."""
        from hoinghi_tui.ui.door.camera_view import CameraView

        for view in self.query(CameraView):
            view.start(self.app.desk.camera)
