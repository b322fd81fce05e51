"""The window of the user guide: contents on the left, a topic with its pictures on the right, and search."""

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from wres_desktop.overriding import override
from wres_desktop.ui.elements import announce, words
from wres_desktop.ui.guide_text import Hit, Topic, captioned, guide_folder, search, topic_about, topics
from wres_desktop.ui.theme import space
from wres_desktop.ui.titles import TitleList

TITLE = "Guide"
NOTHING_FOUND = "Nothing was found. Try fewer or other words."
_WIDTH, _HEIGHT, _LIST_WIDTH = 74, 44, 17
_MARGIN = 1.2


class GuideText(QTextBrowser):
    """A topic whose pictures are never wider than the page."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self._room = -1
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._fit_again)

    def show_markdown(self, markdown: str) -> None:
        """Show a text, its pictures as large as the page has room for."""
        self._markdown, self._room = markdown, self.viewport().width()
        self.setMarkdown(markdown)

    @property
    def is_about_to_fit(self) -> bool:
        """Whether the page has a new width, and its pictures not yet."""
        return self._again.isActive()

    def _fit_again(self) -> None:
        if self._markdown and self.viewport().width() != self._room:
            where = self.verticalScrollBar().value()
            self.show_markdown(self._markdown)
            self.verticalScrollBar().setValue(where)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        found = super().loadResource(kind, name)
        room = self.viewport().width() - 2 * int(self.document().documentMargin())
        if kind == QTextDocument.ResourceType.ImageResource:
            image = found if isinstance(found, QImage) else QImage.fromData(found)
            if image.width() > room > 0:
                return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return found

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start()  # not now: Qt may be in the middle of laying the text out


class Guide(QWidget):
    """A window of its own beside the main one, so that one can read and type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self.search_field = QLineEdit()
        self.search_field.setPlaceholderText("Search the guide")
        self.search_field.setAccessibleName("Search the guide")
        self.search_field.setAccessibleDescription("Results stand in the list below; arrow down leads there.")
        self.search_field.setClearButtonEnabled(True)
        self.list = TitleList()
        self.found = words("", "quiet")
        self.text = GuideText()
        self.text.setObjectName("guide_text")
        self.text.setAccessibleName("Guide: the arrow keys scroll")
        self.text.setSearchPaths([str(guide_folder())])
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(space(_MARGIN))
        self.topic: Topic | None = None
        self._hits: tuple[Hit, ...] = ()
        self._arrange()
        self.search_field.textChanged.connect(self._on_search)
        self.list.currentRowChanged.connect(self._on_row)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._begin_search)
        self._on_search("")

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(0.4))
        left.addWidget(self.search_field)
        left.addWidget(self.found)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setLayout(left)
        room = self.screen().availableSize()
        side.setFixedWidth(min(space(_LIST_WIDTH), 440, room.width() // 3))
        across = QHBoxLayout(self)
        across.addWidget(side)
        across.addWidget(self.text, 1)
        self.resize(min(space(_WIDTH), room.width()), min(space(_HEIGHT), room.height()))

    def open_at(self, about: str) -> None:
        """Show the window at the topic that fits a few words, such as the title of a help entry."""
        self.search_field.clear()
        if about:
            self.list.setCurrentRow(topics().index(topic_about(about)))
        self.show()
        self.activateWindow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.search_field.text():
                self.search_field.clear()
            else:
                self.close()
        elif event.key() == Qt.Key.Key_Down and self.search_field.hasFocus():
            self.list.setFocus()
            self.list.setCurrentRow(max(0, self.list.currentRow()))
        else:
            super().keyPressEvent(event)

    def _begin_search(self) -> None:
        self.search_field.setFocus()
        self.search_field.selectAll()

    def _on_search(self, typed: str) -> None:
        """List all topics, or where the words are found."""
        self._hits = search(typed)
        is_search = bool(typed.strip())
        self.list.setAccessibleName("Search results" if is_search else "Contents")
        self.list.blockSignals(True)  # noqa: FBT003  Qt's own way of keeping quiet
        self.list.clear()
        for hit in self._hits:
            names = dict.fromkeys((hit.topic.title, hit.section.heading))
            title = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(names)
            self.list.addItem(QListWidgetItem(f"{title}\n{hit.snippet}"))
        for topic in () if is_search else topics():
            self.list.addItem(QListWidgetItem(topic.title))
        self.list.blockSignals(False)  # noqa: FBT003
        self._say_how_many(is_search=is_search)
        if self.list.count():
            self.list.setCurrentRow(0)
            self._on_row(0)

    def _say_how_many(self, *, is_search: bool) -> None:
        found = len(self._hits)
        text = NOTHING_FOUND if not found else "One place" if found == 1 else f"{found} places"
        self.found.setText(text if is_search else "")
        self.found.setVisible(is_search)
        if is_search:
            announce(self.found, text)

    def _on_row(self, row: int) -> None:
        if self._hits and 0 <= row < len(self._hits):
            hit = self._hits[row]
            self._show(hit.topic)
            self._highlight(self.search_field.text())
            self._scroll_to(hit.section.heading)
        elif not self.search_field.text().strip() and 0 <= row < len(topics()):
            self._show(topics()[row])

    def _show(self, topic: Topic) -> None:
        if topic is not self.topic:
            self.topic = topic
            self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{guide_folder()}/"))
            self.text.show_markdown(captioned(topic.markdown))
        self.text.setExtraSelections([])
        self.text.verticalScrollBar().setValue(0)

    def _highlight(self, typed: str) -> None:
        """Mark every place at which one of the words begins: by a ground and by underlining."""
        palette = QApplication.palette()
        look = QTextCharFormat()
        look.setBackground(palette.color(QPalette.ColorRole.Highlight))
        look.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
        look.setFontUnderline(True)
        marked = []
        for word in typed.split():
            cursor = QTextCursor(self.text.document())
            while not (cursor := self.text.document().find(word, cursor)).isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, look
                marked.append(selection)
        self.text.setExtraSelections(marked)

    def _scroll_to(self, heading: str) -> None:
        found = self.text.document().find(heading, 0, QTextDocument.FindFlag.FindCaseSensitively)
        if not found.isNull():
            found.clearSelection()
            self.text.setTextCursor(found)
            place = self.text.cursorRect(found).top() + self.text.verticalScrollBar().value()
            self.text.verticalScrollBar().setValue(place - space(0.5))
