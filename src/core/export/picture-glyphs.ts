import type { NodeIcon } from '../views/outline-view.ts';

/** A sign for each kind of node, as strokes in a square of 16. */
export const glyphs: Readonly<Record<NodeIcon, string>> = {
  container: 'M8 1.5L14 4.8V11.2L8 14.5L2 11.2V4.8ZM2 4.8L8 8.1L14 4.8M8 8.1V14.5',
  provision:
    'M4.5 11A3 3 0 0 1 4.7 5A4 4 0 0 1 12 5.6A2.8 2.8 0 0 1 12 11M8 8V14.5M5.8 12.3L8 14.5L10.2 12.3',
  network: 'M6 2H10V6H6ZM2 10.5H6V14.5H2ZM10 10.5H14V14.5H10ZM8 6V8.3M4 10.5V8.3H12V10.5',
  service:
    'M8 4.5A3.5 3.5 0 1 0 8 11.5A3.5 3.5 0 1 0 8 4.5ZM8 1.5V4.5M8 11.5V14.5M1.5 8H4.5M11.5 8H14.5M3.4 3.4L5.5 5.5M10.5 10.5L12.6 12.6M12.6 3.4L10.5 5.5M5.5 10.5L3.4 12.6',
  timer: 'M8 3.5A5.5 5.5 0 1 0 8 14.5A5.5 5.5 0 1 0 8 3.5ZM8 9L10.2 6.8M6.3 1.5H9.7',
  socket: 'M5.5 1.5V5M10.5 1.5V5M3.5 5H12.5V8A4.5 4.5 0 0 1 3.5 8ZM8 12.5V15',
  mount: 'M2 9H14M4.2 3.5H11.8L14 9V12.5H2V9ZM4.8 10.8H5M7 10.8H7.2',
  target: 'M8 2A6 6 0 1 0 8 14A6 6 0 1 0 8 2ZM8 5.5A2.5 2.5 0 1 0 8 10.5A2.5 2.5 0 1 0 8 5.5Z',
  stock:
    'M14 8A6 6 0 0 1 13 11.3M11.3 13A6 6 0 0 1 6.2 13.7M4.1 12.6A6 6 0 0 1 2.1 9.2M2.1 6.8A6 6 0 0 1 4.1 3.4M6.2 2.3A6 6 0 0 1 11.3 3M13 4.7A6 6 0 0 1 13.7 6',
  file: 'M4 1.5H9.5L12.5 4.5V14.5H4ZM9.5 1.5V4.5H12.5M6 8H10.5M6 11H10.5',
  group: 'M2 2H7V7H2ZM9 2H14V7H9ZM2 9H7V14H2ZM9 9H14V14H9Z',
};

/** Signs of findings, in the same square. */
export const errorGlyph = 'M8 2A6 6 0 1 0 8 14A6 6 0 1 0 8 2ZM5.9 5.9L10.1 10.1M10.1 5.9L5.9 10.1';
export const infoGlyph = 'M8 2A6 6 0 1 0 8 14A6 6 0 1 0 8 2ZM8 7.4V11M8 5V5.1';
export const warningGlyph = 'M8 2L14.5 13.5H1.5ZM8 6V9.5M8 11.4V11.5';
