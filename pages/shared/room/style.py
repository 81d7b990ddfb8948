"""How the projected view looks: large type, nothing of the app around it. Never with text from a log.

It is laid out for 1280 by 720; a larger screen shows the same, larger. In an enlarged window pictures keep
the width they are laid out for, and are scrolled; on a phone they are drawn for its width.
"""

ROOM_STYLE = """<style>
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
/* All larger on a larger screen. A picture is drawn for the width it measures there, then enlarged. */
[data-testid="stMainBlockContainer"], [data-testid="stBottomBlockContainer"] { zoom: var(--larger, 1); }
[data-testid="stVegaLiteChart"] { width: calc(100% / var(--larger, 1)) !important; }
@media (min-width: 1408px) and (min-height: 792px) { :root { --larger: 1.1; } }
@media (min-width: 1600px) and (min-height: 900px) { :root { --larger: 1.25; } }
@media (min-width: 1792px) and (min-height: 1008px) { :root { --larger: 1.4; } }
@media (min-width: 1920px) and (min-height: 1080px) { :root { --larger: 1.5; } }
@media (min-width: 2240px) and (min-height: 1260px) { :root { --larger: 1.75; } }
@media (min-width: 2560px) and (min-height: 1440px) { :root { --larger: 2; } }
@media (min-width: 3200px) and (min-height: 1800px) { :root { --larger: 2.5; } }
@media (min-width: 3840px) and (min-height: 2160px) { :root { --larger: 3; } }
</style>"""
