"""What was being tried at the door when it could not be saved, said so that nobody is misled.

Whether the delegate is in the room is another matter: a substitute may have been meant for
somebody who is in already, and is so still.
"""


def arrival_unsaved(delegate: str) -> str:
    """Say that an arrival was not saved; the person is not checked in."""
    return f"{delegate} chưa được điểm danh."


def substitute_unsaved(substitute: str, delegate: str) -> str:
    """Say that who comes in a delegate's place was not saved."""
    return f"Chưa ghi được {substitute} đi thay {delegate}."


def newcomer_unsaved(guest: str) -> str:
    """Say that a newcomer was not saved: neither on the list nor checked in."""
    return f"Khách {guest} chưa vào danh sách, chưa được điểm danh."


def in_person_unsaved(delegate: str) -> str:
    """Say that the delegate's coming in person, instead of the substitute, was not saved."""
    return f"Chưa ghi được {delegate} tự đến dự; vẫn tính là người đi thay."
