"""Icons: one SVG string a name, one set, a line of 1.5 px at every size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from inspector.ui.theme.tokens import current

_SHAPES = {
    "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5"/>'
    '<path d="M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M5.3 18.7l1.8-1.8M16.9 7.1l1.8-1.8"/>',
    "clipboard": '<path d="M8 5H5.5v16h13V5H16M8.5 3h7v4h-7zM8.5 14l2.5 2.5 4.5-5"/>',
    "sliders": '<path d="M3 8h9M16 8h5M3 16h4M11 16h10"/><circle cx="14" cy="8" r="2"/><circle cx="9" cy="16" r="2"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "half": '<circle cx="12" cy="12" r="8"/><path d="M12 4v16a8 8 0 000-16z" fill="{c}"/>',
    "cross": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "dash": '<path d="M6 12h12"/>',
    "question": '<path d="M8.5 9a3.5 3.5 0 115.5 2.9c-1.3.9-2 1.6-2 3.1M12 18.6v.1"/>',
    "eye": '<path d="M3 12s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6z"/><circle cx="12" cy="12" r="2.5"/>',
    "flag": '<path d="M6 21V4h11l-2.5 4L17 12H6"/>',
    "warning": '<path d="M12 4L2.8 20h18.4zM12 10v5M12 17.6v.1"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.6v.1"/>',
    "document": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14"/>',
    "folder": '<path d="M3 6h6l2 2.5h10V19H3z"/>',
    "pencil": '<path d="M4 20l1-4L16 5l3 3L8 19z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "printer": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "send": '<path d="M3 11l18-7-7 17-3-7z"/>',
    "trash": '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5"/>',
    "undo": '<path d="M8 6L4 10l4 4M4 10h10a5 5 0 010 10h-3"/>',
    "shield": '<path d="M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-4.5"/>',
    "chevron-left": '<path d="M14.5 6L8.5 12l6 6"/>',
    "chevron-right": '<path d="M9.5 6l6 6-6 6"/>',
    "chevron-down": '<path d="M6 9.5l6 6 6-6"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
    "camera": '<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
    "play": '<path d="M8 5.5v13l10.5-6.5z"/>',
    "stop": '<path d="M7 7h10v10H7z" fill="{c}"/>',
    "gauge": '<path d="M4 18a9 9 0 1116 0M12 17l4-6M6.5 12.5l1 .6M12 6.5v1.2"/>',
    "microphone": '<rect x="9" y="3" width="6" height="11" rx="3"/>'
    '<path d="M5.5 11.5a6.5 6.5 0 0013 0M12 18v3M8.5 21h7"/>',
    "lock": '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "phrases": '<path d="M4 6h16M4 11h16M4 16h7M14.5 15l3 3 3-3"/>',
    "notebook": '<path d="M6 3h12v18H6zM9.5 3v18M12.5 8h3M12.5 12h3"/>',
    "pen": '<path d="M4 20c2-6 7-13 15-16-2 8-8 12-13 13zM4 20l5-6"/>',
}


def svg(name: str, colour: str, size: int) -> str:
    """Return an icon as SVG text. Raises KeyError for an unknown name."""
    stroke = 1.8 if name in {"check", "cross"} else 1.5
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 24 24" fill="none"'
        f' stroke="{colour}" stroke-width="{stroke * 24 / size:.2f}" stroke-linecap="round" stroke-linejoin="round">'
        f"{_SHAPES[name].replace('{c}', colour)}</svg>"
    )


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon in a colour, ``size`` logical pixels wide. Raises KeyError for an unknown name."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg(name, colour, size).encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str = "ink", size: int = 18, *, still: str = "muted") -> QIcon:
    """Return an icon in a colour of the theme, sharp at one and two times; ``still``: its colour when disabled."""
    return _icon(name, current().of(colour), current().of(still), size)


@cache
def _icon(name: str, ink: str, muted: str, size: int) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, ink, size, ratio))
        made.addPixmap(pixmap(name, muted, size, ratio), QIcon.Mode.Disabled)
    return made


def icon_label(name: str, colour: str = "ink", size: int = 18) -> QLabel:
    """Return an icon as a label; it is decoration, words beside it say the same."""
    label = QLabel()
    label.setPixmap(pixmap(name, current().of(colour), size, label.devicePixelRatioF()))
    label.setFixedSize(size, size)
    return label
