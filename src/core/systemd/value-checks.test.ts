import { describe, expect, it } from 'vitest';
import { directive } from './directives.ts';
import { valueProblems } from './value-checks.ts';

/** Problems as `[part] expected`; nothing for a value that is taken. */
function check(assignment: string, systemd = 252): string[] {
  const [, section = '', key = '', value = ''] = /^(\w+)\.(\w+)=(.*)$/.exec(assignment) ?? [];
  const fact = directive(section, key);
  if (!fact) throw new Error(`No such key: ${assignment}`);
  return valueProblems(fact, value, { unitName: 'web.service', systemd }).map(
    ({ span, since, instead, loses }) =>
      `${value.slice(span.start, span.end)}${since ? ` since ${since}` : ''}${instead ? ` → ${instead}` : ''} (${loses})`,
  );
}

describe('the value of a key', () => {
  it('is taken as a whole or not at all, where it is one', () => {
    expect(check('Service.RestartSec=5 s')).toEqual([]);
    expect(check('Service.RestartSec=5 secs')).toEqual(['5 secs (value)']);
  });

  it('is judged word by word where it is a list', () => {
    expect(check('Service.Environment=A=1 B "C=2 3" 4D=5')).toEqual(['B (word)', '4D=5 (word)']);
    expect(check('Unit.OnFailure=mail')).toEqual(['mail (value)']);
  });

  it('ends where a quote is not closed', () => {
    expect(check('Service.Environment=A=1 "B=2')).toEqual(['"B=2 (value)']);
  });

  it('may be one of a few, the nearest of which is offered', () => {
    expect(check('Service.Restart=on_failure')).toEqual(['on_failure → on-failure (value)']);
    expect(check('Service.ProtectSystem=yes')).toEqual([]);
  });

  it('may be too new for the machine', () => {
    expect(check('Service.Type=exec')).toEqual([]);
    expect(check('Service.Type=exec', 233)[0]).toMatch(/^exec since 240/);
  });

  it('makes systemd refuse the unit for a few keys', () => {
    expect(check('Service.WorkingDirectory=srv')).toEqual(['srv (unit)']);
    expect(check('Service.User=a/b')).toEqual(['a/b (unit)']);
    expect(check('Service.SupplementaryGroups=wheel a/b')).toEqual(['a/b (unit)']);
  });

  it('is not judged where it depends on the machine', () => {
    expect(check('Service.WorkingDirectory=%h')).toEqual([]);
    expect(check('Unit.SourcePath=%n')).toEqual(['%n (value)']);
  });
});
