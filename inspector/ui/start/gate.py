"""The ground on which first start and unlock stand: one card in the middle, the language at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import LinkButton, PrimaryButton
from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.message_box import MessageBox
from inspector.ui.widgets.toggle import pressed_by

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from inspector.base.messages import Language
    from inspector.ui.help.sheet import HelpSheet

_WIDTH = 640


class Gate(QWidget):
    """A page before the pages. Errors are told inside it."""

    done = Signal(object)
    """The unlocked desk."""
    language_chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.language: Language = language
        self.message = MessageBox()
        self.card = QFrame()
        self.card.setProperty("role", "card")
        self.card.setMaximumWidth(fonts.px(_WIDTH))
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(32, 24, 32, 24)
        self.body.setSpacing(12)
        inside = ScrolledColumn()
        inside.setProperty("role", "page")
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.card, 100)
        across.addStretch(1)
        middle = QVBoxLayout(inside)  # stretches, not an alignment: that would squeeze wrapped texts on a low screen
        middle.setContentsMargins(24, 8, 24, 24)
        middle.addStretch(1)
        middle.addLayout(across)
        middle.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("role", "page")
        scroll.setAccessibleName(self.tr("Inspector"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(scroll, 1)
        self._help: HelpSheet | None = None
        for key in ("?", "F1"):
            QShortcut(QKeySequence(key), self, self.toggle_help)

    def first_field(self) -> QWidget:
        """Return where the keys go when the page comes into view."""
        return self.card

    def help_topic(self) -> tuple[str, str]:
        """Return the topic of what is in view, and its title. Raises NotImplementedError on the bare ground."""
        raise NotImplementedError

    @property
    def help(self) -> HelpSheet:
        """The help, made when it is first asked for: the first window need not wait for it."""
        if self._help is None:
            from inspector.ui.help.sheet import HelpSheet

            self._help = HelpSheet(self)
        return self._help

    def toggle_help(self) -> None:
        """Show what to do here, or put that away."""
        if self._helps():
            self.help.close_sheet()
            return
        topic, title = self.help_topic()
        self.help.open_for(topic, title, [("Enter", self.tr("go on")), ("Tab", self.tr("next field"))], self.language)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._helps():
            self.help.place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.window().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """An Enter that nobody took, as when nothing has the focus, presses the button that shows Enter."""
        if watched is self.window() and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._go_on(event)
        return False

    def _go_on(self, event: QKeyEvent) -> bool:
        shown = (b for b in self.findChildren(PrimaryButton) if b.isVisible() and b.key == "Enter")
        button = next(shown, None)
        return button is not None and not self._helps() and pressed_by(button, event)

    def _helps(self) -> bool:
        return self._help is not None and self._help.isVisible()

    def tell(self, error: Exception) -> None:
        """Tell an error in the card."""
        self.message.tell(error, self.language)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 24, 0)
        head.setSpacing(8)
        head.addWidget(icon_label("shield", "accent", 24))
        head.addWidget(label(self.tr("Inspector"), "strong"))
        head.addStrut(44)  # as high with the switch as without it
        head.addStretch(1)
        help_link = LinkButton(self.tr("Help"), key="F1")
        help_link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        help_link.clicked.connect(self.toggle_help)
        head.addWidget(help_link)
        other: Language = "en" if self.language == "zh" else "zh"
        self._switch = LinkButton("English" if other == "en" else "中文")
        self._switch.setMinimumWidth(64)
        self._switch.clicked.connect(lambda: self.language_chosen.emit(other))
        head.addWidget(self._switch)
        return head
