"""A line under which stands what the program makes of what was typed: advice, and nothing that has to be put right."""

from collections.abc import Callable
from typing import Final

from wres_desktop.domain.names import reads_like_a_name
from wres_desktop.intake.typed_counts import Answer
from wres_desktop.overriding import override
from wres_desktop.ui.elements import words
from wres_desktop.ui.fields import TextField

POST_NOT_NAME: Final = "This reads like the name of a person. It is printed: a post, such as HR manager, is enough."
GROUP_NOT_NAME: Final = (
    "This reads like the name of a person. It is printed: a group, such as the staff network, is enough."
)


class AnsweringLine(TextField):
    """``says`` makes a sentence of what was typed, or an empty one."""

    def __init__(
        self, place: str, label: str, hint: str = "", *, says: Callable[[str], str], letters: int = 60
    ) -> None:
        super().__init__(place, label, hint, letters=letters)
        self._says = says
        self.understood = words("", "quiet")
        self.understood.hide()
        self.column.addWidget(self.understood)

    @override
    def show_answer(self, answer: Answer | None) -> None:
        super().show_answer(answer)
        self._say_back()

    @override
    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self._say_back()

    @override
    def finish(self) -> None:
        super().finish()
        self._say_back()

    def _say_back(self) -> None:
        said = self._says(str(self._told or ""))
        self.understood.setText(said)
        self.understood.setVisible(bool(said))
        if said:
            self.edit.setAccessibleDescription(f"{self.edit.accessibleDescription()} {said}".strip())


def post_not_name(text: str) -> str:
    """Advice where a person seems to be named instead of a post."""
    return POST_NOT_NAME if reads_like_a_name(text) else ""


def group_not_name(text: str) -> str:
    """Advice where a person seems to be named instead of a group."""
    return GROUP_NOT_NAME if reads_like_a_name(text) else ""
