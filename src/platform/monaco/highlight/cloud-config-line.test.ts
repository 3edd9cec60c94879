import { describe, expect, it } from 'vitest';
import { startOfText, tokenizeLine } from './cloud-config-line.ts';
import type { TokenKind } from './line-tokens.ts';

/** One letter a character, under the line. */
const LETTERS: Record<TokenKind, string> = {
  text: ' ',
  key: 'k',
  string: 's',
  constant: 'c',
  operator: '-',
  comment: '#',
  tag: 't',
  template: '%',
  section: 'S',
  directive: 'd',
  program: 'p',
  keyword: 'w',
  flag: 'f',
  name: 'n',
  image: 'i',
  variable: 'v',
};

function paint(line: string, tokens: readonly { start: number; kind: TokenKind }[]): string {
  const letters = tokens.map(({ start, kind }, i) =>
    LETTERS[kind].repeat((tokens[i + 1]?.start ?? line.length) - start),
  );
  return letters.join('').trimEnd();
}

/** Lines of text, each with its colours on the line below; a line without colours is followed by an empty one. */
function check(golden: string) {
  const rows = golden.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  let state = startOfText;
  const painted: string[] = [];
  for (let i = 0; i < rows.length; i += 2) {
    const line = rows[i] as string;
    const result = tokenizeLine(line, state);
    state = result.state;
    painted.push(line, paint(line, result.tokens));
  }
  expect(painted.join('\n')).toBe(rows.map((row, i) => (i % 2 ? row.trimEnd() : row)).join('\n'));
}

describe('YAML', () => {
  it('colours keys, strings and comments', () =>
    check(`
#cloud-config
#############
hostname: elk-1 # the box
kkkkkkkk-       #########
"quoted key": 'it''s'
kkkkkkkkkkkk- sssssss
update: {group: "beta", n: 1}
kkkkkk- -kkkkk- ssssss- k- c-
enable: true
kkkkkk- cccc
permissions: 0644
kkkkkkkkkkk- cccc
url: http://x:80/#a
kkk-
`));

  it('goes on with quoted scalars and brackets', () =>
    check(`
a: "one
k- ssss
  two" # end
ssssss #####
b: [x,
k- - -
  'y']
  sss-
c: 1
k- c
`));

  it('shows anchors, tags and template lines', () =>
    check(`
a: &x !!str on
k- tt ttttt cc
b: *x
k- tt
{% if x %}
%%%%%%%%%%
c: 1
k- c
`));
});

describe('units', () => {
  it('colours a unit file inside its block', () =>
    check(`
coreos:
kkkkkk-
  units:
  kkkkk-
    - name: "a.service"
    - kkkk- sssssssssss
      content: |
      kkkkkkk- -
        [Unit]
        SSSSSS
        # why
        #####
        After=b.service
        ddddd-
`));

  it('goes on after a line that stands further right', () =>
    check(`
units:
kkkkk-
- content: |
- kkkkkkk- -
    [Service]
    SSSSSSSSS
    ExecStart=-/usr/bin/docker run --rm \\
    ddddddddd--ppppppppppppppp ppp ffff -
        --name fluentd --link=elastic:es -p 80:80 \\
        ffffff nnnnnnn fffffffnnnnnnnnnn ff       -
        -v/a:/b -it --net host fluent:latest -x
        ff      fff fffff      iiiiiiiiiiiii
    ExecStop=/usr/bin/docker stop -t 2 fluentd
    dddddddd-ppppppppppppppp pppp ff   nnnnnnn
    Restart=always
    ddddddd-
`));

  it('reads the command in a shell', () =>
    check(`
units:
kkkkk-
- content: |
- kkkkkkk- -
    ExecStart=/bin/sh -c 'A=1 docker run -d "a b" && echo "$HOME"'
    ddddddddd-ppppppp ff sv   pppppp ppp ff iiiii -- pppp svvvvvss
`));

  it('shows specifiers and variables', () =>
    check(`
units:
kkkkk-
- content: |
- kkkkkkk- -
    Environment=A=%n
    ddddddddddd-  vv
    ExecStart=/usr/bin/docker run --name %p -e X=$Y img:%i
    ddddddddd-ppppppppppppppp ppp ffffff vv ff   vv iiiivv
`));

  it('knows the block however its header is written', () => {
    for (const header of ['|', '>-', '|+ # note', '!!str |', '&a |', '|2-']) {
      const body = header.includes('2') ? '  ' : '    ';
      const text = `units:\n- content: ${header}\n${body}  \n  ${body}[Unit]\n${body}`.split('\n');
      let state = startOfText;
      const last = text.slice(0, 4).map((line) => {
        const result = tokenizeLine(line, state);
        state = result.state;
        return result.tokens.at(-1)?.kind;
      });
      expect([header, last.at(-1)]).toEqual([header, 'section']);
    }
  });

  it('knows a header on the next line', () =>
    check(`
units:
kkkkk-
- content:
- kkkkkkk-
    |
    -
    [Unit]
    SSSSSS
- name: b
- kkkk-
`));

  it('keeps to the block over blank lines and CR at line ends', () =>
    check(
      `
units:
kkkkk-
- content: |\r
- kkkkkkk- -
    [Unit]\r
    SSSSSSS
\r

  

    After=x\r
    ddddd-
  command: start\r
  kkkkkkk-
`,
    ));

  it('colours drop-ins', () =>
    check(`
coreos:
kkkkkk-
  units:
  kkkkk-
  - name: docker.service
  - kkkk-
    drop_ins:
    kkkkkkkk-
    - name: 10-x.conf
    - kkkk-
      content: |
      kkkkkkk- -
        [Service]
        SSSSSSSSS
`));
});

describe('files', () => {
  it('colours a script by its first line', () =>
    check(`
write_files:
kkkkkkkkkkk-
- path: /opt/x
- kkkk-
  content: |
  kkkkkkk- -
    #!/bin/bash
    ###########
    if [ -f /x ]; then # so
    ww p ff     - wwww ####
      docker rm -f "$NAME"
      pppppp pp ff nvvvvvn
    fi
    ww
`));

  it('colours a unit file by its path', () =>
    check(`
write_files:
kkkkkkkkkkk-
- path: /etc/systemd/system/a.service
- kkkk-
  content: |
  kkkkkkk- -
    Description=x
    ddddddddddd-
- path: /etc/motd
- kkkk-
  content: |
  kkkkkkk- -
    Description=x

`));
});
