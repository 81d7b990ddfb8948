"""The picked entry: marked in a picture that is laid out already, so that picking another costs little."""

from dataclasses import dataclass, replace

from csc_core.charting.picture import Picture, changed, picture
from csc_core.charting.scene import Band, Box, Scene, Shape

RING, RING_WIDTH = 560, 2  # square pixels, pixels
BOLD = 600


@dataclass(frozen=True)
class Drawn:
    """A scene and its picture, in which any entry can be picked."""

    scene: Scene
    picture: Picture

    def with_picked(self, picked: str | None) -> Picture:
        """The picture with this event marked, as ``marked`` says."""
        return changed(self.picture, self.scene, marked(self.scene, picked))


def drawn(scene: Scene) -> Drawn:
    """A scene to be shown, with marks to click."""
    return Drawn(scene, picture(scene, clickable=True))


def marked(scene: Scene, picked: str | None) -> Scene:
    """The scene with an event marked: rings around its marks, and every lane it is in tinted, its title bold.

    The scene given is left as it is; what does not change is shared with it.
    """
    bands = [band for band in scene.bands if picked in band.ids]
    ring = _rings(scene, picked)
    if not bands:
        return replace(scene, rings=ring) if ring else scene
    colors, words = scene.colors, scene.words.copy()
    for band in bands:
        for place in scene.numbers[band.setback]:
            words[place] = words[place]._replace(color=colors.blue)
        for place in band.title:
            words[place] = words[place]._replace(weight=BOLD)
        for place in band.said:
            if words[place].halo == colors.page:
                words[place] = words[place]._replace(halo=colors.tint)
    tints = [Box(scene.start, scene.end, b.top, b.foot, colors.tint, dx=-scene.label) for b in bands]
    return replace(
        scene, grounds=[*scene.grounds, *tints], words=words, boxes=_tinted(scene, bands), rings=ring
    )


def _tinted(scene: Scene, bands: list[Band]) -> list[Box]:
    """The boxes, those that only keep words of these bands readable in the color of the tint."""

    def is_ground(box: Box) -> bool:
        plain = box.fill == scene.colors.page and box.stroke == "transparent"
        return plain and any(band.top <= box.y < band.foot for band in bands)

    return [box._replace(fill=scene.colors.tint) if is_ground(box) else box for box in scene.boxes]


def _rings(scene: Scene, picked: str | None) -> list[Shape]:
    """A ring wherever the entry has a mark that can be clicked."""
    places = {(target.x, target.y, target.dx) for target in scene.targets if target.id == picked}
    marks = {place for shape in scene.shapes if (place := (shape.x, shape.y, shape.dx)) in places}
    return [
        Shape(x, y, "circle", "transparent", scene.colors.ink, RING, RING_WIDTH, dx)
        for x, y, dx in sorted(marks)
    ]
