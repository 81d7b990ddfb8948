"""How the projected view looks: large type, nothing of the app around it. Never with text from a log.

It is laid out for 1280 by 720; a larger screen shows the same, larger. In an enlarged window pictures keep
the width they are laid out for, and are scrolled; on a phone they are drawn for its width.
"""

WIDTH, HEIGHT = 1280, 720  # pixels the room view is laid out for
LARGER = (1.1, 1.25, 1.4, 1.5, 1.75, 2, 2.5, 3)

_ROOM = """
:root { font-size: 24px !important; }
[data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToolbar"] { display: none !important; }
[data-testid="stMainBlockContainer"] { padding: 20px 56px 0 !important; max-width: none !important; }
[data-testid="stMain"] h1 { font-size: 38px !important; padding: 0 0 16px !important; }
[data-testid="stMain"] h2 { font-size: 48px !important; padding-bottom: 20px !important; }
[data-testid="stMain"] h3 { font-size: 26px !important; padding: 0 0 8px !important; }
[data-testid="stMain"] .st-key-rule h3 {
  font-size: 32px !important; padding-bottom: 30px !important;  /* it pulls up 24 */
}
[data-testid="stMain"] p, [data-testid="stMain"] li { line-height: 1.3 !important; }
[data-testid="stMain"] li { margin-bottom: 4px !important; }
[data-testid="stMain"] p, [data-testid="stMain"] li, [data-testid="stMain"] button p,
[data-testid="stMain"] label p, [data-testid="stMain"] input, [data-testid="stMain"] [data-baseweb="select"] {
  font-size: 24px !important;
}
[data-testid="stBottom"] p, [data-testid="stBottom"] button p { font-size: 24px !important; }
[data-testid="stBottom"] h2 { font-size: 44px !important; padding-bottom: 16px !important; }
[data-testid="stBottomBlockContainer"] { padding: 12px 56px 20px !important; max-width: none !important; }
[data-testid="stMain"] [data-testid="stMarkdownBadge"], [data-testid="stMain"] .stMarkdownBadge {
  font-size: 20px !important;
}
[data-testid^="stBaseButton"] * { opacity: 1 !important; }
@media (max-width: 640px) {  /* in a hand, not on a wall: the controls leave room, keys have no use */
  :root { font-size: 18px !important; }
  [data-testid="stMainBlockContainer"] { padding: 12px 16px 0 !important; }
  [data-testid="stMain"] h1 { font-size: 24px !important; }
  [data-testid="stMain"] h2 { font-size: 26px !important; }
  [data-testid="stMain"] h3, [data-testid="stBottom"] h2 {
    font-size: 22px !important; padding: 0 0 8px !important;
  }
  [data-testid="stMain"] .st-key-rule h3 { font-size: 22px !important; padding-bottom: 24px !important; }
  [data-testid="stMain"] p, [data-testid="stMain"] li, [data-testid="stMain"] button p,
  [data-testid="stMain"] label p, [data-testid="stMain"] input,
  [data-testid="stMain"] [data-baseweb="select"],
  [data-testid="stBottom"] p, [data-testid="stBottom"] button p { font-size: 18px !important; }
  [data-testid="stBottomBlockContainer"] { padding: 8px 16px 12px !important; }
  [data-testid="stBottom"] button { padding: 4px 10px !important; min-height: 44px !important; }
  [data-testid="stBottom"] button kbd { display: none !important; }
  .st-key-room-top p, .st-key-room-top .stMarkdownBadge { font-size: 14px !important; }
  .st-key-room-top { row-gap: 0 !important; }
  [data-testid="stElementContainer"]:has([data-testid="stVegaLiteChart"]) { overflow-x: auto !important; }
  [data-testid="stVegaLiteChart"]:not(.st-key-drawn-for-a-phone *) { min-width: 900px; }
}
@media (max-width: 1240px) {
  .st-key-picture-room { overflow-x: auto; }
  .st-key-picture-room [data-testid="stVegaLiteChart"] { min-width: 1168px; }
}
"""
_SHOWN = '[data-testid="stMainBlockContainer"], [data-testid="stBottomBlockContainer"]'


def _on_a_larger_screen(by: float) -> str:
    """All larger. A picture is drawn for the width it measures on the screen, and enlarged after that."""
    fits = f"(min-width: {WIDTH * by:.0f}px) and (min-height: {HEIGHT * by:.0f}px)"
    picture = f'[data-testid="stVegaLiteChart"] {{ width: calc(100% / {by}) !important; }}'
    return f"@media {fits} {{ {_SHOWN} {{ zoom: {by}; }} {picture} }}\n"


ROOM_STYLE = f"<style>{_ROOM}{''.join(map(_on_a_larger_screen, LARGER))}</style>"
