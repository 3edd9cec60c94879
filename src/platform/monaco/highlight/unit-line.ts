import { type CommandState, commandStart, paintCommand } from './command-line.ts';
import { isBlank, type LinePainter } from './line-tokens.ts';

/** What a unit file line begins inside of: systemd.syntax(7). */
export interface UnitState {
  /** The value of a directive goes on: `value`, or a command line of an Exec directive. */
  readonly continues: 'value' | CommandState | null;
}

export const unitStart: UnitState = { continues: null };

/** Colours a line of a unit file from `painter.at` on. */
export function paintUnitLine(painter: LinePainter, state: UnitState): UnitState {
  painter.blanks();
  if (painter.done) return unitStart;
  const char = painter.line[painter.at];
  if (char === '#' || char === ';') {
    painter.all('comment');
    return state;
  }
  if (state.continues) return paintValue(painter, state.continues);
  if (/^\[[^\]]*\]\s*$/.test(painter.rest)) {
    painter.all('section');
    return unitStart;
  }
  const equals = painter.line.indexOf('=', painter.at);
  if (equals < 0) {
    painter.all('text');
    return unitStart;
  }
  const key = painter.line.slice(painter.at, equals).trim();
  painter.to(equals, 'directive');
  painter.next(1, 'operator');
  painter.blanks();
  return paintValue(painter, key.startsWith('Exec') ? commandStart : 'value');
}

function paintValue(painter: LinePainter, inside: 'value' | CommandState): UnitState {
  const { line } = painter;
  let end = line.length;
  while (end > painter.at && line[end - 1] === '\r') end--;
  const continued = line[end - 1] === '\\';
  if (continued) end--;
  let after: 'value' | CommandState = 'value';
  if (inside === 'value') painter.withVariables(end, 'text', true);
  else after = paintCommand(painter, end, 'systemd', inside);
  if (continued) painter.next(1, 'operator');
  painter.all('text');
  return continued ? { continues: after } : unitStart;
}

/** True for a line that only a unit file begins with. */
export function looksLikeSection(text: string): boolean {
  let end = text.length;
  while (isBlank(text[end - 1])) end--;
  return /^\[[A-Za-z][\w-]*\]$/.test(text.slice(0, end));
}
