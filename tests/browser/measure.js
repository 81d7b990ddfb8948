// What is wrong with how a page is laid out, as a list of sentences; empty when nothing is.
smallest => {
  const flaws = [];
  const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const words = element => element.textContent.trim().slice(0, 40);

  const texts = document.createTreeWalker(document.querySelector('[data-testid=stApp]'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const drawn = texts.currentNode.data.trim() && !element.closest('style, script, svg, [data-testid=stIconMaterial]');
    if (drawn && size < smallest && shown(element)) flaws.push(`${size} px: ${words(element)}`);
  }

  for (const button of document.querySelectorAll('[data-testid=stMain] button, [role=dialog] button')) {
    const said = button.cloneNode(true);
    said.querySelectorAll('[data-testid=stIconMaterial]').forEach(icon => icon.remove());
    const nameless = !button.ariaLabel && / icon$/.test(said.textContent.trim());
    if (nameless && shown(button)) flaws.push(`a button named only by its icon: ${words(button)}`);
  }

  for (const element of [document.documentElement, ...document.querySelectorAll('[data-testid=stMain]')]) {
    if (element.scrollWidth > element.clientWidth) flaws.push(`${element.scrollWidth - element.clientWidth} px too wide`);
  }

  for (const chart of document.querySelectorAll('[data-testid=stVegaLiteChart]')) {
    const frame = chart.querySelector('svg.marks').getBoundingClientRect();
    if (frame.width < 200 || frame.height < 20) flaws.push('a chart is empty');
    if (frame.right > innerWidth + 1) flaws.push('a chart is wider than the screen');
    const filled = text => text.textContent.trim() && text.getAttribute('fill') !== 'transparent';
    const placed = [...chart.querySelectorAll('svg.marks text')].filter(filled)
      .map(text => ({ text, box: text.getBoundingClientRect(), size: parseFloat(text.getAttribute('font-size')) }));
    for (const { text, box, size } of placed) {
      const out = box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
      if (out) flaws.push(`clipped: ${words(text)}`);
      if (size < smallest && words(text).length > 1) flaws.push(`${size} px in a chart: ${words(text)}`);
    }
    const marks = [...chart.querySelectorAll('.layer_5_marks path')].filter(mark => mark.getAttribute('fill') !== 'transparent');
    for (const { text, box } of placed.filter(({ text }) => words(text).length > 1)) {
      for (const mark of marks) {
        const on = mark.getBoundingClientRect();
        const wide = Math.min(box.right, on.right) - Math.max(box.left, on.left);
        const high = Math.min(box.bottom, on.bottom) - Math.max(box.top, on.top);
        if (wide > 2 && high > 6) flaws.push(`a mark on: ${words(text)}`);
      }
    }
    placed.forEach((one, place) => placed.slice(place + 1).forEach(other => {
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 1 && high > 0.35 * Math.min(one.box.height, other.box.height)) {
        flaws.push(`written over: ${words(one.text)} / ${words(other.text)}`);
      }
    }));
  }
  return flaws;
}
