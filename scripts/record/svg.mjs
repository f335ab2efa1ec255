import { linesOf } from './terminal.mjs';

const CELL = { width: 8.4, height: 19 };
const MARGIN = 16;
const BAR = 34;
const BACKGROUND = '#1e1e2e';
const FOREGROUND = '#cdd6f4';
/** The first sixteen colours of a terminal. */
const COLOURS = [
  ...['#45475a', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#f5c2e7', '#94e2d5', '#bac2de'],
  ...['#6c7086', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#f5c2e7', '#94e2d5', '#a6adc8'],
];

/**
 * The screen of a terminal as a picture.
 * @param terminal of xterm
 * @param {string} title for those who can't see it
 */
export function svgOf(terminal, title) {
  const rows = linesOf(terminal).length;
  const width = Math.ceil(terminal.cols * CELL.width + 2 * MARGIN);
  const height = rows * CELL.height + 2 * MARGIN + BAR;
  const texts = Array.from({ length: rows }, (_, row) => {
    const spans = spansOf(terminal, row).map(spanOf).join('');
    return `<text y="${BAR + MARGIN + (row + 0.75) * CELL.height}">${spans}</text>`;
  });
  const dots = ['#f38ba8', '#f9e2af', '#a6e3a1'].map(
    (fill, index) => `<circle cx="${MARGIN + 6 + index * 20}" cy="20" r="6" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
${dots.join('')}
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${FOREGROUND}" xml:space="preserve">
${texts.join('\n')}
</g>
</svg>
`;
}

/** Cells that look alike, together. */
function spansOf(terminal, row) {
  const line = terminal.buffer.active.getLine(row);
  const spans = [];
  for (let column = 0; column < terminal.cols; column += 1) {
    const cell = line?.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    const text = cell.getChars() || ' ';
    const last = spans.at(-1);
    if (last?.style === style) last.text += text;
    else spans.push({ style, text, column });
  }
  while (spans.at(-1)?.text.trim() === '') spans.pop();
  return spans;
}

function styleOf(cell) {
  const colour = cell.isFgPalette() ? (COLOURS[cell.getFgColor()] ?? FOREGROUND) : undefined;
  const rgb = cell.isFgRGB() ? `#${cell.getFgColor().toString(16).padStart(6, '0')}` : undefined;
  return [
    ...((colour ?? rgb) ? [`fill="${colour ?? rgb}"`] : []),
    ...(cell.isBold() ? ['font-weight="bold"'] : []),
    ...(cell.isDim() ? ['opacity="0.65"'] : []),
    ...(cell.isUnderline() ? ['text-decoration="underline"'] : []),
  ].join(' ');
}

function spanOf({ style, text, column }) {
  const x = (MARGIN + column * CELL.width).toFixed(1);
  return `<tspan x="${x}"${style === '' ? '' : ` ${style}`}>${escaped(text.trimEnd())}</tspan>`;
}

function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
