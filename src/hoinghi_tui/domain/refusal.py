"""What a rule says when it does not allow an action."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A rule forbids the action; the text is a Vietnamese sentence for the person.

    Nothing has been changed. The sentence says what to do next.
    """
