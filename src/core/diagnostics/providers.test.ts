import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { provisionOf } from './providers.ts';

/** What is known of a path that `web.service`, after `fetch.service` where `ordered`, uses in its ExecStart. */
const check = (path: string, maker: string, expected: string, { ordered = true, files = '' } = {}) => {
  const analysis = analyze(`#cloud-config
${files}coreos:
  units:
    - name: fetch.service
      content: |
        [Service]
        Type=oneshot
        ${maker}
    - name: web.service
      content: |
        [Unit]
        ${ordered ? 'After=fetch.service' : ''}
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web -v ${path}:/data nginx:1.25.4
`);
  const web = analysis.machine.units[1];
  const at = web?.sources[0]?.execs[0]?.directive;
  if (!web || !at) throw new Error('web.service was not read');
  expect(provisionOf(analysis, web, at, path)).toBe(expected);
};

describe('provisionOf', () => {
  it('takes a unit that names the path, or the folder it is in, for what makes it', () => {
    check('/srv/web/a.conf', 'ExecStart=/usr/bin/curl -o /srv/web/a.conf https://x', 'made-before');
    check('/srv/web/a.conf', 'WorkingDirectory=/srv/web', 'made-before');
    check('/srv/web/a.conf', 'ExecStart=/bin/sh -c "cd; tar -x a.conf"', 'made-before');
  });

  it('tells when that unit is not waited for', () => {
    check('/srv/web/a.conf', 'WorkingDirectory=/srv/web', 'made-without-order', { ordered: false });
  });

  it('takes neither a longer name nor another mount for it', () => {
    check('/srv/web', 'ExecStart=/usr/bin/touch /srv/web2', 'nothing');
    check('/srv/web', 'ExecStart=/usr/bin/docker run -v /srv/web:/x busybox:1.36', 'nothing');
  });

  it('knows the files of write_files and the folders above them', () => {
    check('/srv/web', 'ExecStart=/usr/bin/true', 'made-before', {
      files: 'write_files:\n  - path: /srv/web/a.conf\n    content: a\n',
    });
  });

  it('says nothing where a script names the folder', () => {
    check('/srv/web/a.conf', 'ExecStart=/usr/bin/true', 'unknown', {
      files: 'write_files:\n  - path: /opt/bin/get\n    content: "cd /srv/web && curl -O https://x"\n',
    });
  });
});
