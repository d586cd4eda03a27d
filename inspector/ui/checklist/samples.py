"""The fields of a sampling table: a row a sample. Enter goes to the next cell and gives the answer after the last."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.checklist.numbers import HELD, NumberField
from inspector.ui.checklist.typed import Typed
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.steady import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import ColumnView, ItemView

_HEIGHT, _MOST = 44, 50
_NO = frozenset({Qt.Key.Key_3, Qt.Key.Key_0})


class DecimalField(NumberField):
    """Takes digits and one point."""

    @override
    def _is_own(self, event: QKeyEvent) -> bool:
        point = event.text() == "." and "." not in self.text() and not event.modifiers() & HELD
        return point or super()._is_own(event)


class YesNo(QPushButton):
    """Yes, no or not yet: a tap goes round, 1 is yes and 3 is no."""

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.setAccessibleName(name)
        self.setMinimumSize(84, _HEIGHT)
        self.value: bool | None = None
        self.clicked.connect(lambda: self._take(value=not self.value))
        self.show_value(None)

    def show_value(self, value: bool | None) -> None:
        """Show a cell."""
        self.value = value
        self.setText("—" if value is None else self.tr("Yes") if value else self.tr("No"))

    def _take(self, *, value: bool) -> None:
        self.show_value(value)
        self.edited.emit()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not arg__1.modifiers() & HELD:
            self.entered.emit()
        elif arg__1.key() == Qt.Key.Key_1 and not arg__1.modifiers() & HELD:
            self._take(value=True)
        elif arg__1.key() in _NO and not arg__1.modifiers() & HELD:
            self._take(value=False)
        elif arg__1.key() == Qt.Key.Key_Space:
            super().keyPressEvent(arg__1)
        else:
            arg__1.ignore()


class TextCell(QLineEdit):
    """A date (20260302 or 2026-03-02) or a short text."""

    entered = Signal()

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.ShortcutOverride:
            arg__1.accept()  # while one types, letters are letters
            return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not arg__1.modifiers() & HELD:
            self.entered.emit()
        elif arg__1.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape}:
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)


class SampleTable(QWidget):
    """Says the rows that are filled in, wholly or in part; what is typed and not yet given stays with its item."""

    given = Signal(object)
    drafted = Signal(str, str)
    """Item and rows as JSON, while they are filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: ItemView | None = None
        self._typed = Typed(self)
        self._typed.paused.connect(self.drafted)
        self._cells: list[list[QWidget]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._holder = QWidget()
        column.addWidget(self._holder)
        foot = QHBoxLayout()
        self.more = Button(self.tr("One more row"))
        self.done = Button(self.tr("Save table"), key="Enter")
        for button in (self.more, self.done):
            button.setMinimumHeight(_HEIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            foot.addWidget(button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.more.clicked.connect(self._add_row)
        self.done.clicked.connect(self.give)

    def open_visit(self, drafts: Mapping[str, str]) -> None:
        """Take the rows that were being filled in when the visit was left."""
        self._item = None
        self._typed.begin(drafts)

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show an item's rows: those given, or what was typed before; empty ones up to the samples asked for."""
        same = self._item is not None and self._item.code == item.code and self._item.answer.rows == item.answer.rows
        self._item = item
        if not same:
            rows = json.loads(self._typed.get(item.code, "[]")) or [dict(row) for row in item.answer.rows]
            self._make(rows + [{}] * (item.draws - len(rows)))
        self._holder.setEnabled(not read_only)
        self.more.setEnabled(not read_only)
        self.done.setEnabled(not read_only)

    def forget(self, code: str) -> None:
        """Drop what was typed on an item: it has been given."""
        self._typed.forget(code)

    def flush(self) -> None:
        """Say what is filled in so far and not yet given."""
        self._typed.flush()

    def cells(self) -> list[list[QWidget]]:
        """Return the fields, row by row."""
        return self._cells

    def focus_first(self) -> None:
        """Put the keys on the first empty cell, or the first one."""
        flat = [cell for row in self._cells for cell in row]
        target = next((cell for cell in flat if _value(cell) in {None, ""}), flat[0] if flat else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        """Say the rows."""
        self.given.emit({"rows": self._rows()})

    def _make(self, rows: list[dict[str, Any]]) -> None:
        old, self._holder = self._holder, QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        columns = self._item.columns if self._item is not None else ()
        for n, column in enumerate(columns, 1):
            unit = f"（{column.unit}）" if column.unit else ""
            grid.addWidget(label(f"{column.label}{unit}", "muted"), 0, n)
        self._cells = []
        for n, row in enumerate(rows, 1):
            grid.addWidget(label(str(n), "muted"), n, 0)
            cells = [self._cell(column, n, row.get(column.name)) for column in columns]
            for m, cell in enumerate(cells, 1):
                grid.addWidget(cell, n, m)
            self._cells.append(cells)
        grid.setColumnStretch(len(columns) + 1, 1)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        self._holder.show()  # now: the list measures in this turn
        self.updateGeometry()

    def _cell(self, column: ColumnView, n: int, value: Any) -> QWidget:  # noqa: ANN401  # a cell of JSON
        name = f"{n} {column.label}"
        if column.kind == "yesno":
            cell: QWidget = YesNo(name)
            cell.show_value(value)
            cell.edited.connect(self._keep)
            cell.entered.connect(partial(self._next, cell))
            return cell
        if column.kind == "choice":
            box = Choice()
            box.setAccessibleName(name)
            box.setMinimumHeight(_HEIGHT)
            for text, key in [("", ""), *((choice.label, choice.value) for choice in column.choices)]:
                box.addItem(text, key)
            box.setCurrentIndex(max(box.findData(value), 0))
            box.activated.connect(self._keep)
            return box
        text = "" if value is None else str(value)
        if column.kind == "number":
            field = DecimalField(name) if column.decimals else NumberField(name)
        else:
            field = TextCell()
            field.setAccessibleName(name)
            field.setMinimumHeight(_HEIGHT)
        field.setText(text)
        field.textEdited.connect(self._keep)
        field.entered.connect(partial(self._next, field))
        return field

    def _next(self, cell: QWidget) -> None:
        flat = [one for row in self._cells for one in row]
        at = flat.index(cell)
        if at + 1 < len(flat):
            flat[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.give()

    def _add_row(self) -> None:
        if self._item is not None and len(self._cells) < _MOST:
            self._make([*self._rows(whole=True), {}])
            self._keep()
            self._cells[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self._item is not None:
            self._typed.keep(self._item.code, json.dumps(self._rows(whole=True)))

    def _rows(self, *, whole: bool = False) -> list[dict[str, Any]]:
        columns = self._item.columns if self._item is not None else ()
        rows = [
            {
                column.name: value
                for column, cell in zip(columns, row, strict=True)
                if (value := _value(cell)) not in {None, ""}
            }
            for row in self._cells
        ]
        return rows if whole else [row for row in rows if row]


def _value(cell: QWidget) -> Any:  # noqa: ANN401  # a cell of JSON
    if isinstance(cell, YesNo):
        return cell.value
    if isinstance(cell, Choice):
        return cell.currentData()
    return cell.text().strip() if isinstance(cell, QLineEdit) else None
