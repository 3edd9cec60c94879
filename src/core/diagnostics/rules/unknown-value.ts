import type { CloudConfig, YamlScalar } from '../../cloud-config/document.ts';
import { closestName } from '../../systemd/closest-name.ts';
import type { Severity } from '../diagnostic.ts';
import { scalarFix } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { type KeyPlace, walkKeys } from '../walk-keys.ts';
import { didYouMean, enumerate } from '../words.ts';

export const unknownValue: Rule = {
  code: 'unknown-value',
  severity: 'error',
  summary: 'A value that its key does not take.',
  docs: `A few keys take certain words or patterns only, in lower case. What coreos-cloudinit does with another value
depends on the key: at an unknown \`command\` it stops, and sends none of those behind it; an unknown
\`reboot_strategy\` or \`manage_etc_hosts\` keeps it from writing any file and starting any unit; so does an unknown
\`encoding\`; at \`permissions\` that are no octal number it stops, too. What locksmithd and etcd make of their values is
not its concern (coreos-cloudinit, the \`valid\` tags of package \`config\`; \`system/update.go\`, \`system/etc_hosts.go\`,
\`system/file.go\`).`,
  bad: [
    `
#cloud-config
manage_etc_hosts: true
                  ^^^^ error unknown-value: manage_etc_hosts takes only localhost: with "true" the machine writes no file and starts no unit. Did you mean localhost?
coreos:
  update:
    reboot_strategy: never
                     ^^^^^ error unknown-value: "never" is no reboot strategy, so the machine writes no file and starts no unit. Did you mean off?
  units:
    - name: web.service
      command: Start
               ^^^^^ error unknown-value: "Start" is no command: the machine stops here, and sends none of the commands behind it. Did you mean start?
    - name: db.service
      command: enable
               ^^^^^^ error unknown-value: "enable" is no command: the machine stops here, and sends none of the commands behind it. To enable a unit, write enable: true.
`,
    `
#cloud-config
write_files:
  - path: /etc/one
    permissions: 0o644
                 ^^^^^ error unknown-value: "0o644" is no octal number, so the machine stops at this file and starts no unit. Did you mean 0644?
    encoding: BASE64
              ^^^^^^ error unknown-value: "BASE64" is no encoding, so the machine writes no file and starts no unit. Did you mean base64?
    content: aGVsbG8=
  - path: /etc/two
    permissions: "64"
                 ^^^^ warning unknown-value: Permissions are three or four octal digits; the machine takes "64" for 0064.
coreos:
  locksmith:
    window_start: Thursday 04:00
                  ^^^^^^^^^^^^^^ warning unknown-value: A window starts at a time such as "Thu 04:00", or "04:00" on every day, not at "Thursday 04:00". Did you mean Thu 04:00?
    window_length: 90
                   ^^ warning unknown-value: A window lasts a time with its unit, such as 1h30m, not "90".
`,
  ],
  good: [
    `
#cloud-config
manage_etc_hosts: localhost
write_files:
  - path: /etc/one
    permissions: 0644
    encoding: gz+b64
    content: H4sIAAAAAAACA8tIzcnJ5wIAIDA6NgYAAAA=
coreos:
  update:
    reboot_strategy: off
  locksmith:
    window_start: Thu 04:00
    window_length: 1h30m
  units:
    - name: web.service
      command: try-restart
    - name: db.service
      command: ""
`,
  ],
  check({ config, target }, report) {
    for (const place of walkKeys(config).keys) {
      const { name, fact, value, pair, keyNode, underDash } = place;
      const isIgnored = underDash && target.dialect === 'flatcar';
      if (!fact || value?.kind !== 'scalar' || value.type === 'null') continue;
      if (isIgnored && keyNode.text !== name) continue;
      const verdict = judge(place, value.text);
      if (!verdict) continue;
      const { severity, meant } = verdict;
      const isUnsent = isSkipped(config, place);
      const message = isUnsent
        ? `"${value.text}" is no command; for this entry the machine sends none anyway.`
        : verdict.message;
      report({
        message: `${message}${didYouMean(meant)}`,
        span: pair.value?.span ?? keyNode.span,
        severity: isIgnored || isUnsent ? 'warning' : severity,
        fixes: () => (meant === null || pair.value !== value ? [] : fixesOf(value, meant)),
      });
    }
  },
};

/** Of a unit that has no name, or is none of systemd's, the command is not sent. */
function isSkipped({ units }: CloudConfig, { name, pair }: KeyPlace): boolean {
  if (name !== 'command') return false;
  const unit = units.find(({ command }) => command?.pair === pair);
  return /^$|\.(?:network|netdev|link)$/.test(unit?.name?.text ?? '');
}

function fixesOf(value: YamlScalar, meant: string) {
  return scalarFix(`Change to ${meant}`, value, meant);
}

interface Verdict {
  readonly message: string;
  readonly severity: Severity;
  readonly meant: string | null;
}

function judge({ name, fact, struct }: KeyPlace, text: string): Verdict | null {
  if (text === '' || text.includes('$')) return null;
  if (name === 'manage_etc_hosts') return text === 'localhost' ? null : judgeHosts(text);
  if (!fact?.pattern || fact.pattern.test(text)) return null;
  switch (`${struct.struct}.${name}`) {
    case 'config.Unit.command':
      return judgeCommand(text);
    case 'config.Update.reboot_strategy':
      return judgeStrategy(text);
    case 'config.File.encoding':
      return judgeEncoding(text);
    case 'config.File.permissions':
      return judgePermissions(text);
    case 'config.Locksmith.window_start':
      return judgeWindowStart(text, fact.pattern);
    case 'config.Locksmith.window_length':
      return {
        message: `A window lasts a time with its unit, such as 1h30m, not "${text}".`,
        severity: 'warning',
        meant: orNull(text.toLowerCase().replaceAll(' ', ''), fact.pattern),
      };
    default:
      return {
        message: `"${text}" is no value that ${name} takes.`,
        severity: 'warning',
        meant: closestName(text, ['on', 'off', 'readonly']),
      };
  }
}

function judgeHosts(text: string): Verdict {
  return {
    message: `manage_etc_hosts takes only localhost: with "${text}" the machine writes no file and starts no unit.`,
    severity: 'error',
    meant: /^(?:true|yes|on|localhost)$/i.test(text.trim()) ? 'localhost' : null,
  };
}

const COMMANDS = [
  ...['start', 'stop', 'restart', 'reload', 'try-restart', 'reload-or-restart', 'reload-or-try-restart'],
];

function judgeCommand(text: string): Verdict {
  const message = `"${text}" is no command: the machine stops here, and sends none of the commands behind it.`;
  const word = text.trim().toLowerCase().replaceAll('_', '-').split(/\s/, 1)[0] ?? '';
  const help = /^(?:enable|mask)d?$/.exec(word)?.[0]?.replace(/d$/, '');
  if (help) {
    return {
      message: `${message} To ${help} a unit, write ${help}: true.`,
      severity: 'error',
      meant: null,
    };
  }
  return {
    message,
    severity: 'error',
    meant: COMMANDS.includes(word) ? word : (closestName(word, COMMANDS) ?? beginningOf(word)),
  };
}

/** `start4043`: what was typed in front of something else. */
function beginningOf(word: string): string | null {
  return COMMANDS.findLast((command) => word.startsWith(command)) ?? null;
}

function judgeStrategy(text: string): Verdict {
  const strategies = ['etcd-lock', 'reboot', 'off'];
  const word = text.trim().toLowerCase().replaceAll('_', '-');
  const isOff = /^(?:false|no|none|never|disabled?)$/.test(word);
  return {
    message: `"${text}" is no reboot strategy, so the machine writes no file and starts no unit.${
      word === 'best-effort' ? ` There are ${enumerate(strategies)}.` : ''
    }`,
    severity: 'error',
    meant: isOff ? 'off' : strategies.includes(word) ? word : closestName(word, strategies),
  };
}

function judgeEncoding(text: string): Verdict {
  const word = text.trim().toLowerCase();
  return {
    message: `"${text}" is no encoding, so the machine writes no file and starts no unit.`,
    severity: 'error',
    meant: /^(?:base64|b64|(?:gz|gzip)(?:\+(?:base64|b64))?)$/.test(word) ? word : null,
  };
}

function judgePermissions(text: string): Verdict {
  const isOctal = /^[-+]?[0-7]+$/.test(text);
  return {
    message: isOctal
      ? `Permissions are three or four octal digits; the machine takes "${text}" for ${Number.parseInt(text, 8).toString(8).padStart(4, '0')}.`
      : `"${text}" is no octal number, so the machine stops at this file and starts no unit.`,
    severity: isOctal ? 'warning' : 'error',
    meant: meantMode(text.trim()),
  };
}

/** Modes that are written as other programs have them: `0o644`, `rwxr-xr-x`, in base 16 or 10. */
function meantMode(text: string): string | null {
  const octal = /^(?:0o|0O|o)?([0-7]{3,4})$/.exec(text)?.[1];
  if (octal !== undefined && octal !== text) return octal.padStart(4, '0');
  if (/^[0-7]{3,4}$/.test(text)) return text;
  if (/^-?(?:[r-][w-][x-]){3}$/.test(text)) {
    const bits = text.slice(-9).replace(/[rwx]/g, '1').replaceAll('-', '0');
    return Number.parseInt(bits, 2).toString(8).padStart(4, '0');
  }
  const number =
    /^0x[0-9a-f]+$/i.test(text) || ['493', '448', '384'].includes(text) ? Number(text) : Number.NaN;
  return number <= 0o777 ? number.toString(8).padStart(4, '0') : null;
}

function judgeWindowStart(text: string, pattern: RegExp): Verdict {
  const short = text.trim().replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]*,?\s+/i, '$1 ');
  return {
    message: `A window starts at a time such as "Thu 04:00", or "04:00" on every day, not at "${text}".`,
    severity: 'warning',
    meant: orNull(short, pattern),
  };
}

function orNull(text: string, pattern: RegExp): string | null {
  return pattern.test(text) ? text : null;
}
