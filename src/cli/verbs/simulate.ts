import type { BootInput, Fault, InputUnit } from '../../core/simulate/boot-input.ts';
import { bootOfUnits, REAL_MACHINE } from '../../core/simulate/boot-input.ts';
import { possibleOutcomes } from '../../core/simulate/outcomes.ts';
import { recordingOf } from '../../core/simulate/recording.ts';
import { reportText } from '../../core/simulate/report-text.ts';
import { RIG_DEFAULTS, type RigOptions, rigBoot } from '../../core/simulate/rig-options.ts';
import { type Run, simulate, simulateReboot } from '../../core/simulate/simulate.ts';
import type { CommandLineHost } from '../host.ts';
import { readDocument } from '../read-document.ts';
import { readUnitFolder } from '../read-units.ts';
import { type Call, choice, Misuse, type OptionSpec, type Verb } from '../verb.ts';

const options: readonly OptionSpec[] = [
  { name: 'format', value: 'FORMAT', choices: ['json', 'text'], about: 'json or text' },
  { name: 'enable', value: null, about: 'unit files: do what [Install] says before the boot' },
  {
    name: 'want',
    value: 'UNIT',
    about: 'let the target want this unit; without it and --enable all services given',
  },
  { name: 'target', value: 'UNIT', about: 'what to boot; multi-user.target unless given' },
  { name: 'docker', value: "'NAME KEY=VALUE …'", about: 'how a container or image behaves; NAME may be *' },
  { name: 'at', value: "'SEC COMMAND'", about: 'a command given so many seconds after the boot began' },
  { name: 'manager', value: 'KEY=VALUE', about: 'a line of [Manager]: DefaultTimeoutStartSec=3s' },
  { name: 'file', value: 'PATH=TEXT', about: 'a file below /rig that is there before the boot' },
  { name: 'settle', value: 'SEC', about: 'end so long after the last thing that happened' },
  { name: 'max', value: 'SEC', about: 'end after so long at the latest' },
  { name: 'all', value: null, about: "show the machine's own units, too" },
  {
    name: 'engine',
    value: 'KIND',
    choices: ['stand-in', 'docker'],
    about: 'stand-in (images are there, a container takes 0.1 s) or docker (pulls, ports, docker.service)',
  },
  { name: 'fault', value: "'KIND …'", about: 'what goes wrong: see below' },
  { name: 'reboot', value: null, about: 'boot twice and show the second boot' },
];

export const simulateVerb: Verb = {
  name: 'simulate',
  operands: 'FILE|DIR|UNIT…',
  count: [1, Number.POSITIVE_INFINITY],
  summary: 'Boots a cloud-config or unit files in virtual time, and says what happens.',
  options,
  notes: [
    '--docker keys: create=MS (100), run=MS (-1: for ever), exit=CODE (0), fail=N (the first N runs end with 1),\npull=MS (200), pullexit=CODE (0), term=CODE|ignore (143). The last one said of a NAME wins over those for *.',
    '--at takes what a shell does, systemctl start|stop|restart|isolate … and docker; what is not simulated is listed.',
    "--fault 'fail UNIT [SEC]', 'hang UNIT', 'slow UNIT SEC' or 'kill-docker SEC'.",
    'Where systemd chooses by chance, as in cycles, json lists the outcomes and shows the first.',
  ],
  async run(call, host) {
    const input = await readInput(call, host);
    if (input.config && !input.config.readable) {
      host.stderr(`${call.operands[0]}: ${input.config.problems[0]?.message ?? 'This is not YAML.'}\n`);
      return 1;
    }
    const run = call.values.has('reboot') ? simulateReboot(input)[1] : simulate(input);
    const text = choice(call, options[0] as OptionSpec) === 'text';
    host.stdout(text ? reportText(run, input, detail(call)) : toJson(run, input, detail(call)));
    return 0;
  },
};

function detail(call: Call): 'own' | 'all' {
  return call.values.has('all') ? 'all' : 'own';
}

function toJson(run: Run, input: BootInput, which: 'own' | 'all'): string {
  const outcomes = possibleOutcomes(input, run);
  const description = {
    ...recordingOf(run, input, which),
    bootFinished: run.finished !== null,
    outcomes: outcomes.length > 1 ? outcomes.map(({ states }) => states) : [],
    notSimulated: run.notSimulated,
  };
  return `${JSON.stringify(description, null, 1)}\n`;
}

async function readInput(call: Call, host: CommandLineHost): Promise<BootInput> {
  const source = await readSource(call.operands, host);
  const values = (name: string) => call.values.get(name) ?? [];
  const rig: RigOptions = {
    ...{ want: values('want'), docker: values('docker'), at: values('at'), manager: values('manager') },
    ...{ file: values('file'), enable: call.values.has('enable') },
    target: values('target').at(-1) ?? RIG_DEFAULTS.target,
    settle: seconds(call, 'settle') ?? RIG_DEFAULTS.settle,
    max: seconds(call, 'max') ?? RIG_DEFAULTS.max,
  };
  const input = { ...rigBoot(source, rig), faults: values('fault').map(readFault) };
  if (choice(call, options.find(({ name }) => name === 'engine') as OptionSpec) === 'stand-in') return input;
  const patient = bootOfUnits([]);
  return {
    ...input,
    machine: { ...REAL_MACHINE, behaviours: rig.docker, defaults: input.machine.defaults },
    settle: call.values.has('settle') ? input.settle : patient.settle,
    max: call.values.has('max') ? input.max : patient.max,
  };
}

async function readSource(
  operands: readonly string[],
  host: CommandLineHost,
): Promise<string | readonly InputUnit[]> {
  const units: InputUnit[] = [];
  for (const path of operands) {
    const folder = await readUnitFolder(path, host);
    if (folder) {
      units.push(...folder);
      continue;
    }
    const text = await readDocument(path, host);
    if (text.trimStart().startsWith('#cloud-config')) {
      if (operands.length > 1) throw new Misuse('a cloud-config is simulated alone');
      return text;
    }
    units.push({ path: path.slice(path.lastIndexOf('/') + 1), text });
  }
  return units;
}

function seconds(call: Call, name: string): number | null {
  const text = call.values.get(name)?.at(-1);
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value) || value < 0)
    throw new Misuse(`--${name} takes seconds, not "${text}"`);
  return value;
}

function readFault(text: string): Fault {
  const [kind = '', ...words] = text.trim().split(/\s+/);
  const [unit = ''] = words;
  const time = Number(words.at(-1)) * 1000;
  if (kind === 'kill-docker' && words.length === 1 && !Number.isNaN(time)) return { kind, at: time };
  if (kind === 'fail' && words.length === 1) return { kind, unit };
  if (kind === 'fail' && words.length === 2 && !Number.isNaN(time)) return { kind, unit, after: time };
  if (kind === 'hang' && words.length === 1) return { kind, unit };
  if (kind === 'slow' && words.length === 2 && !Number.isNaN(time)) return { kind, unit, by: time };
  throw new Misuse(
    `--fault takes 'fail UNIT [SEC]', 'hang UNIT', 'slow UNIT SEC' or 'kill-docker SEC', not "${text}"`,
  );
}
