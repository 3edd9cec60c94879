import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { diagnose } from './diagnose.ts';

const codes = (text: string, levels = {}) =>
  diagnose(analyze(text), levels).map(({ code, severity }) => `${severity} ${code}`);

describe('diagnose', () => {
  it('orders findings by place, the graver first', () => {
    expect(codes('hostnme: a\nhostname: [b]\n')).toEqual([
      'error missing-header',
      'warning unknown-key',
      'error wrong-type',
    ]);
  });

  it('gives a rule another level, or none', () => {
    const text = 'hostnme: a\nhostname: [b]\n';
    expect(codes(text, { 'wrong-type': 'off', 'unknown-key': 'error' })).toEqual([
      'error missing-header',
      'error unknown-key',
    ]);
  });

  it('knows the unit in whose entry a finding lies', () => {
    const text = `#cloud-config
hostnme: a
coreos:
  units:
    - name: a.service
    - name: b.service
      comand: start
`;
    const found = diagnose(analyze(text), { 'never-started': 'off' }).filter(
      ({ code }) => code === 'unknown-key',
    );
    expect(found.map(({ unit }) => unit)).toEqual([null, 1]);
  });

  it('speaks of nothing but the YAML while that cannot be read', () => {
    expect(codes('#cloud-config\nhostnme: a\nb: [\n')).toEqual(['error yaml-syntax']);
  });

  it('is silent about what a template fills in', () => {
    expect(
      codes(`#cloud-config
coreos:
  units:
    - name: web.service
      enable: {{ enabled }}
      content: |
        [Unit]
        {% if db %}
        Requires={{ db }}.service
        {% endif %}
        [Service]
        ExecStart=/usr/bin/docker run --rm --name {{ name }} -p {{ port }}:80 nginx
`),
    ).toEqual([]);
  });

  it('finds no error in a template that the rest of it may mend', () => {
    expect(
      codes(`#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/sleep 9
    {% for unit in units %}
    - name: {{ unit }}
    {% endfor %}
`),
    ).toEqual(['warning unknown-unit']);
  });

  it('knows that a fleet cluster brings units of its own', () => {
    expect(
      codes(`#cloud-config
coreos:
  units:
    - name: fleet.service
      command: start
    - name: web.service
      content: |
        [Unit]
        Requires=db.service
        After=db.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`),
    ).toEqual(['warning unknown-unit']);
  });

  it('judges for the machine the document is meant for', () => {
    const text = `#cloud-config
coreos:
  update:
    reboot-strategy: "off"
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        ExecStart=docker run --rm --name web nginx:1.25.4
`;
    const found = (systemd: number, dialect: 'flatcar' | 'coreos') =>
      diagnose(analyze(text, { dialect, systemd, platform: 'none' })).map(
        ({ code, severity }) => `${severity} ${code}`,
      );
    expect(found(252, 'flatcar')).toEqual(['warning dashed-key', 'hint relative-exec-path']);
    expect(found(233, 'coreos')).toEqual(['error relative-exec-path']);
  });
});

describe('a caret fixture', () => {
  it('takes the marks out and says where they stood', () => {
    const { text, expected } = readCaretFixture('\na: b\n   ^ error some-code: Not b\nc: d\n');
    expect(text).toBe('a: b\nc: d\n');
    expect(expected).toEqual([
      { line: 1, span: { start: 3, end: 4 }, severity: 'error', code: 'some-code', message: 'Not b' },
    ]);
  });
});
