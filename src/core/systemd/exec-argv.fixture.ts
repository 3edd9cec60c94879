// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of command lines, not of JavaScript
/** What a program got from systemd for a command line. */
export interface RecordedArgv {
  readonly id: string;
  /** Lines of a unit file, from `ExecStart` on. */
  readonly line: string;
  /** One list of words for each command of the line. */
  readonly argv: readonly (readonly string[])[];
}

/** The values of the unit's variables, from its `Environment=` lines. */
export const RECORDED_ENVIRONMENT: Readonly<Record<string, string>> = {
  ONE: 'one',
  TWO: 'two two',
  THREE: '',
  FOUR: 'a  b',
  FIVE: 'x%y',
  SIX: 'q"q',
  SEVEN: 'a \'b c\' d"e f"',
  EIGHT: '$ONE',
};

/** Recorded from systemd 252 as a unit `a.service` of `Type=oneshot` on a machine with these specifiers. */
export const RECORDED_SPECIFIERS: Readonly<Record<string, string>> = {
  n: 'a.service',
  N: 'a',
  p: 'a',
  i: '',
  H: 'coreos-rig',
  m: '0123456789abcdef0123456789abcdef',
  u: 'root',
  t: '/run',
  S: '/var/lib',
};

export const RECORDED_ARGV: readonly RecordedArgv[] = [
  {
    id: 't01',
    line: 'ExecStart=/usr/bin/docker t01 $ONE $TWO ${TWO} $THREE ${THREE} end',
    argv: [['/usr/bin/docker', 't01', 'one', 'two', 'two', 'two two', '', 'end']],
  },
  {
    id: 't02',
    line: "ExecStart=/usr/bin/docker t02 pre$ONE pre${ONE}post \"${TWO} x\" '$TWO' '${TWO}'",
    argv: [['/usr/bin/docker', 't02', 'pre$ONE', 'preonepost', 'two two x', 'two', 'two', 'two two']],
  },
  {
    id: 't03',
    line: 'ExecStart=/usr/bin/docker t03 $$ONE $${ONE} "a$$b" $NOSUCH ${NOSUCH} $ONE/x',
    argv: [['/usr/bin/docker', 't03', '$ONE', '${ONE}', 'a$b', '']],
  },
  {
    id: 't04',
    line: 'ExecStart=/usr/bin/docker t04 "a b" \'c d\' "e\'f" \'g"h\' i"j k"l',
    argv: [['/usr/bin/docker', 't04', 'a b', 'c d', "e'f", 'g"h', 'ij kl']],
  },
  {
    id: 't05',
    line: 'ExecStart=/usr/bin/docker t05 a\\x20b "a\\tb" \\\\ "\\"" \'\\\'\' \\s \\u00e9 \\101',
    argv: [['/usr/bin/docker', 't05', 'a b', 'a\tb', '\\', '"', "'", ' ', 'é', 'A']],
  },
  {
    id: 't06',
    line: 'ExecStart=/usr/bin/docker t06 a;b "a ; b" c\\;d',
    argv: [['/usr/bin/docker', 't06', 'a;b', 'a ; b', 'c\\;d']],
  },
  {
    id: 't07',
    line: 'ExecStart=/usr/bin/docker t07 one ; /usr/bin/docker t07b two',
    argv: [
      ['/usr/bin/docker', 't07', 'one'],
      ['/usr/bin/docker', 't07b', 'two'],
    ],
  },
  {
    id: 't08',
    line: 'ExecStart=/usr/bin/docker t08 one \\; two',
    argv: [['/usr/bin/docker', 't08', 'one', ';', 'two']],
  },
  {
    id: 't09',
    line: 'ExecStart=/usr/bin/docker t09 %n %N %p %i %% %H-%m "%u" %t %S',
    argv: [
      [
        '/usr/bin/docker',
        't09',
        'a.service',
        'a',
        'a',
        '',
        '%',
        'coreos-rig-0123456789abcdef0123456789abcdef',
        'root',
        '/run',
        '/var/lib',
      ],
    ],
  },
  {
    id: 't10',
    line: 'ExecStart=/usr/bin/docker t10 line \\\n   continued \\\n# a comment inside\n; another comment\n   here',
    argv: [['/usr/bin/docker', 't10', 'line', 'continued', 'here']],
  },
  { id: 't11', line: 'ExecStart=@/usr/bin/docker argv-zero t11 x', argv: [['argv-zero', 't11', 'x']] },
  {
    id: 't12',
    line: 'ExecStart=/usr/bin/docker t12 > /dev/null | cat && echo $HOME * ~',
    argv: [['/usr/bin/docker', 't12', '>', '/dev/null', '|', 'cat', '&&', 'echo', '*', '~']],
  },
  { id: 't13', line: 'ExecStart=docker t13 relative name', argv: [['docker', 't13', 'relative', 'name']] },
  {
    id: 't14',
    line: 'ExecStart=/usr/bin/docker t14 "" \'\' end',
    argv: [['/usr/bin/docker', 't14', '', '', 'end']],
  },
  { id: 't15', line: 'ExecStart=-@/usr/bin/docker argv0 t15', argv: [['argv0', 't15']] },
  {
    id: 't16',
    line: 'ExecStart=:/usr/bin/docker t16 $ONE ${TWO} %n',
    argv: [['/usr/bin/docker', 't16', '$ONE', '${TWO}', 'a.service']],
  },
  { id: 't17', line: 'ExecStart=+/usr/bin/docker t17', argv: [['/usr/bin/docker', 't17']] },
  { id: 't18', line: 'ExecStart=!!/usr/bin/docker t18', argv: [['/usr/bin/docker', 't18']] },
  {
    id: 't19',
    line: 'ExecStart=/usr/bin/docker t19 $FOUR ${FIVE} ${SIX} --x=${TWO} --y=$TWO',
    argv: [['/usr/bin/docker', 't19', 'a', 'b', 'x%y', 'q"q', '--x=two two', '--y=$TWO']],
  },
  {
    id: 't20',
    line: 'ExecStart = /usr/bin/docker t20   spaces   around\ttab   ',
    argv: [['/usr/bin/docker', 't20', 'spaces', 'around', 'tab']],
  },
  {
    id: 't21',
    line: 'ExecStart=/usr/bin/docker t21 $SEVEN | $EIGHT ${SEVEN}',
    argv: [['/usr/bin/docker', 't21', 'a', 'b c', 'de f', '|', '$ONE', 'a \'b c\' d"e f"']],
  },
  {
    id: 't22',
    line: 'ExecStart="/usr/bin/docker" t22 a"b"\'c\' x\\\ny',
    argv: [['/usr/bin/docker', 't22', 'abc', 'x', 'y']],
  },
  {
    id: 't24',
    line: 'ExecStart=/usr/bin/docker t24 "line \\\n  two" end # not a comment',
    argv: [['/usr/bin/docker', 't24', 'line    two', 'end', '#', 'not', 'a', 'comment']],
  },
  {
    id: 't25',
    line: 'ExecStart=/usr/bin/docker t25 100% %- a% %',
    argv: [['/usr/bin/docker', 't25', '100%', '%-', 'a%', '%']],
  },
  {
    id: 't26',
    line: 'ExecStart=/usr/bin/docker t26 --name %p -e "FOO=bar baz" -e BAR=\'x y\' -v /a:/b:ro --link db:db nginx:1.9 nginx -g "daemon off;"',
    argv: [
      [
        '/usr/bin/docker',
        't26',
        '--name',
        'a',
        '-e',
        'FOO=bar baz',
        '-e',
        'BAR=x y',
        '-v',
        '/a:/b:ro',
        '--link',
        'db:db',
        'nginx:1.9',
        'nginx',
        '-g',
        'daemon off;',
      ],
    ],
  },
  {
    id: 't27',
    line: 'ExecStart=/usr/bin/docker t27 --env ONE=${ONE} --env TWO="${TWO}" -e X=$ONE',
    argv: [['/usr/bin/docker', 't27', '--env', 'ONE=one', '--env', 'TWO=two two', '-e', 'X=$ONE']],
  },
  {
    id: 't28',
    line: 'ExecStart=/usr/bin/docker t28 sh -c \'echo $$HOME; exec foo "$$@"\' && sh -c "a && b; c"',
    argv: [
      ['/usr/bin/docker', 't28', 'sh', '-c', 'echo $HOME; exec foo "$@"', '&&', 'sh', '-c', 'a && b; c'],
    ],
  },
  {
    id: 't29',
    line: 'ExecStart=/usr/bin/docker t29 --log-opt \'{"a":1}\' --label="a=b c" --format={{.State.Running}}',
    argv: [
      ['/usr/bin/docker', 't29', '--log-opt', '{"a":1}', '--label=a=b c', '--format={{.State.Running}}'],
    ],
  },
  {
    id: 't30',
    line: 'ExecStart=/usr/bin/docker t30 \'it\'\'s\' "a""b" a\\\'b \\"q\\" \'a\\\\b\' "c:\\\\d"',
    argv: [['/usr/bin/docker', 't30', 'its', 'ab', "a'b", '"q"', 'a\\b', 'c:\\d']],
  },
  {
    id: 't31',
    line: 'ExecStart=/usr/bin/docker t31 $ONE$TWO ${ONE}${TWO} ${ONE }${} $ ${ONE',
    argv: [['/usr/bin/docker', 't31', 'onetwo two', '${ONE', '}', '${ONE']],
  },
  {
    id: 't32',
    line: 'ExecStart=/usr/bin/docker t32 \'$$ONE\' "$${ONE}" $$$ONE $$$$',
    argv: [['/usr/bin/docker', 't32', '$ONE', '${ONE}', '$$ONE', '$$']],
  },
  {
    id: 't33',
    line: 'ExecStart=/usr/bin/docker t33 ;x a; ;; \\;x',
    argv: [['/usr/bin/docker', 't33', ';x', 'a;', ';;', '\\;x']],
  },
  {
    id: 't34',
    line: 'ExecStart=/usr/bin/docker t34 \\\n-a \\\n-b',
    argv: [['/usr/bin/docker', 't34', '-a', '-b']],
  },
  {
    id: 't35',
    line: 'ExecStart=/usr/bin/docker t35 "tab\\there" \'nl\\nx\' a\\ b \\x41 \\\nExecStart=/usr/bin/docker t36 ü日本 \\u00fc "\\U0001F600"',
    argv: [
      [
        '/usr/bin/docker',
        't35',
        'tab\there',
        'nl\nx',
        'a\\ b',
        'A',
        'ExecStart=/usr/bin/docker',
        't36',
        'ü日本',
        'ü',
        '😀',
      ],
    ],
  },
  {
    id: 't37',
    line: 'ExecStart=/usr/bin/docker t37 --x="a b"c \'d\'e"f g"',
    argv: [['/usr/bin/docker', 't37', '--x=a bc', 'def g']],
  },
  {
    id: 't38',
    line: 'ExecStart=/usr/bin/docker t38 ${ONE:-x} ${ONE-x} $1 $_A ${_A} $-',
    argv: [['/usr/bin/docker', 't38', '${ONE:-x}', '', '']],
  },
  {
    id: 't39',
    line: 'ExecStart=/usr/bin/docker t39 %i%n %%n %%%n "%p" \'%p\'',
    argv: [['/usr/bin/docker', 't39', 'a.service', '%n', '%a.service', 'a', 'a']],
  },
  {
    id: 't40',
    line: '  ExecStart=/usr/bin/docker t40 indented key',
    argv: [['/usr/bin/docker', 't40', 'indented', 'key']],
  },
];
