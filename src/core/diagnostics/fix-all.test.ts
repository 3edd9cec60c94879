import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../text/text-edit.ts';
import { diagnose } from './diagnose.ts';
import { fixAll } from './fix-all.ts';

const document = `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      drop-ins:
        - name: a.conf
          content: |
            [Unit]
            Documentation=http://example.com
      content: |
        [Unit]
        Requires=db.service
        [Service]
        ExecStartPre=/usr/bin/docker kill web
        ExecStartPre=/usr/bin/docker rm web
        ExecStartPre=/usr/bin/docker pull nginx:1.25.4
        ExecStart=/usr/bin/docker run --rm --name web nginx:1.25.4
    - name: db.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
`;

const codesAfter = (code: string | null) => {
  const after = applyEdits(document, fixAll(analyze(document), code));
  return [...new Set(diagnose(analyze(after)).map((one) => one.code))];
};

describe('fixAll', () => {
  it('mends all findings of a kind, and no other', () => {
    expect(codesAfter('missing-dash')).toEqual(['dashed-key', 'after-missing', 'pull-timeout']);
  });

  it('mends what can be mended in one way', () => {
    expect(codesAfter(null)).toEqual([]);
  });

  it('leaves out what would bring an error', () => {
    const text = `#cloud-config
coreos:
  units:
    - name: one.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name one -p 80:80 nginx:1.25.4
    - name: two.service
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name two -p 80:80 nginx:1.25.4
`;
    const after = applyEdits(text, fixAll(analyze(text), 'never-started'));
    expect(after.match(/command: start/g)).toHaveLength(1);
  });

  it('spells a key right before it adds one', () => {
    const text = `#cloud-config
coreos:
  units:
    - name: one.service
      comand: start
      content: |
        [Service]
        ExecStart=/usr/bin/sleep 9
`;
    expect(applyEdits(text, fixAll(analyze(text), null))).toBe(text.replace('comand', 'command'));
  });

  it('makes a text readable although errors come to light that way', () => {
    const text = `#cloud-config
coreos:
  units:
    - name: web.service
\t  command: start
      content: |
        [Unit]
        Requires=nothing.service
        [Service]
        ExecStart=/usr/bin/sleep 9
`;
    const after = analyze(applyEdits(text, fixAll(analyze(text), null)));
    expect(after.config.readable).toBe(true);
    expect(diagnose(after).map(({ code }) => code)).toContain('unknown-unit');
  });

  it('has nothing to do for a code without findings', () => {
    expect(fixAll(analyze(document), 'stale-link')).toEqual([]);
  });

  it('gives sorted edits that do not overlap', () => {
    const edits = fixAll(analyze(document), null);
    expect(edits.every(({ span }, i) => i === 0 || (edits[i - 1]?.span.end ?? 0) <= span.start)).toBe(true);
  });
});
