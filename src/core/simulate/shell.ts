import { type Ended, signalName, signalNumber } from './exit-status.ts';
import { Gate, type Pause, type Process, type Running } from './process.ts';
import { type ProgramCall, statusOf } from './program.ts';
import { BUILTINS } from './shell-builtins.ts';
import { type Expander, expandText, expandWords } from './shell-expand.ts';
import { parseScript, type ShellNode } from './shell-tree.ts';

/** `exit`, from however deep inside. */
class Leave {
  constructor(readonly status: number) {}
}

/** `break` and `continue`. */
class LoopJump {
  constructor(readonly again: boolean) {}
}

/** Runs a script as `sh -c` does: with bash the last command takes the place of the shell (`ONESHOT`), with dash it does not. */
export function* runScript(call: ProgramCall, script: string, parameters: readonly string[] = []): Running {
  const shell = new Shell(call, new Map(call.environment), parameters);
  try {
    const result = yield* shell.run(parseScript(script), call.host.shell === 'bash' ? 'last' : 'inside');
    return typeof result === 'number' ? { code: result & 255 } : result;
  } catch (problem) {
    if (problem instanceof Leave) return { code: problem.status & 255 };
    if (problem instanceof LoopJump) return { code: 0 };
    throw problem;
  }
}

type Steps<T> = Generator<Pause, T, void>;

/** A shell in the middle of a script. */
export class Shell implements Expander {
  status = 0;
  /** `set -e` */
  exitsOnFailure = false;
  readonly files;
  private pendingTrap: string | null = null;
  private conditions = 0;

  constructor(
    readonly call: ProgramCall,
    readonly variables: Map<string, string>,
    readonly parameters: readonly string[],
  ) {
    this.files = call.files;
  }

  variable(name: string): string {
    if (name === '?') return String(this.status);
    if (name === '$') return String(this.call.process.id);
    if (name === '#') return String(Math.max(this.parameters.length - 1, 0));
    if (name === '@' || name === '*') return this.parameters.slice(1).join(' ');
    if (/^\d$/.test(name)) return this.parameters[Number(name)] ?? '';
    return this.variables.get(name) ?? '';
  }

  *substitute(script: string): Steps<string> {
    let output = '';
    const inner = this.inside((text) => {
      output += text;
    });
    this.status = yield* inner.alone(parseScript(script));
    return output;
  }

  /** Gives the exit status, or how the program ended that took the shell's place. */
  *run(node: ShellNode, place: 'last' | 'inside'): Steps<number | Ended> {
    switch (node.kind) {
      case 'simple':
        return yield* this.simple(node, place);
      case 'list': {
        for (const [i, part] of node.parts.entries()) {
          const last = i === node.parts.length - 1;
          const result = yield* this.run(part, last ? place : 'inside');
          if (typeof result !== 'number') return result;
          this.status = result;
          if (result !== 0 && this.exitsOnFailure && this.conditions === 0 && MAY_FAIL.has(part.kind))
            this.exit(result);
        }
        return this.status;
      }
      case 'and':
      case 'or': {
        this.status = yield* this.condition(node.left);
        const goesOn = (this.status === 0) === (node.kind === 'and');
        return goesOn ? yield* this.run(node.right, place) : this.status;
      }
      case 'pipe':
        return yield* this.pipe(node.parts, node.negated);
      case 'background': {
        const { body } = node;
        this.call.host.fork(this.call, 'background', (process) => this.forked(process, body));
        return 0;
      }
      case 'subshell':
        return yield* this.inside(this.call.print).alone(node.body);
      case 'if': {
        const test = yield* this.condition(node.test);
        if (test === 0) return yield* this.run(node.then, place);
        return node.otherwise ? yield* this.run(node.otherwise, place) : 0;
      }
      case 'loop': {
        const goesOn = (status: number) => (status === 0) !== node.until;
        while (goesOn(yield* this.condition(node.test))) if (!(yield* this.turn(node.body))) break;
        return 0;
      }
      case 'for': {
        for (const value of yield* expandWords(node.words, this)) {
          this.variables.set(node.name, value);
          if (!(yield* this.turn(node.body))) break;
        }
        return this.status;
      }
    }
  }

  exit(status: number): never {
    throw new Leave(status);
  }

  jump(again: boolean): never {
    throw new LoopJump(again);
  }

  /** `trap`: nothing ignores the signal, a command is run between two commands. */
  trap(action: string, signals: readonly string[]): void {
    for (const text of signals) {
      const name = text === '0' || text === 'EXIT' ? null : signalName(text);
      if (!name) continue;
      if (action === '-') this.call.process.signals.delete(name);
      else if (action === '') this.call.process.signals.set(name, 'ignore');
      else {
        this.call.process.signals.set(name, () => {
          this.pendingTrap = action;
          this.interrupt.open();
        });
      }
    }
  }

  /** Opens when a trapped signal comes, so that `wait` and builtin pauses end. */
  readonly interrupt = new Gate();

  /** Waits for a process of its own; a trap runs behind it. */
  *await(child: Process): Steps<number> {
    yield child.ended;
    yield* this.runTrap();
    return statusOf(child.end ?? { code: 0 }, signalNumber);
  }

  *runTrap(): Steps<void> {
    const action = this.pendingTrap;
    this.pendingTrap = null;
    if (action !== null) yield* this.value(parseScript(action));
  }

  /** A test: its failure ends nothing. */
  private *condition(node: ShellNode): Steps<number> {
    this.conditions++;
    try {
      return yield* this.value(node);
    } finally {
      this.conditions--;
    }
  }

  private *value(node: ShellNode): Steps<number> {
    const result = yield* this.run(node, 'inside');
    return typeof result === 'number' ? result : statusOf(result, signalNumber);
  }

  /** A turn of a loop; false when it was broken off. A turn takes time in any case. */
  private *turn(body: ShellNode): Steps<boolean> {
    yield TURN;
    try {
      this.status = yield* this.value(body);
      return true;
    } catch (problem) {
      if (!(problem instanceof LoopJump)) throw problem;
      return problem.again;
    }
  }

  /** In a subshell: neither variables nor `exit` reach out of it. */
  private *alone(node: ShellNode): Steps<number> {
    try {
      return yield* this.value(node);
    } catch (problem) {
      if (problem instanceof Leave) return problem.status;
      throw problem;
    }
  }

  private inside(print: (text: string) => void, input = this.call.input): Shell {
    return new Shell({ ...this.call, print, input }, new Map(this.variables), this.parameters);
  }

  private *forked(process: Process, body: ShellNode): Running {
    const shell = new Shell({ ...this.call, process }, new Map(this.variables), this.parameters);
    // A command alone takes the place of the forked shell.
    if (body.kind !== 'simple') return { code: yield* shell.alone(body) };
    const result = yield* shell.run(body, 'last');
    return typeof result === 'number' ? { code: result & 255 } : result;
  }

  /** One part after the other: each reads what the one before printed. */
  private *pipe(parts: readonly ShellNode[], negated: boolean): Steps<number> {
    let input = this.call.input;
    let status = 0;
    for (const [i, part] of parts.entries()) {
      let output = '';
      const last = i === parts.length - 1;
      const print = last
        ? this.call.print
        : (text: string) => {
            output += text;
          };
      status = yield* this.inside(print, input).alone(part);
      input = output;
    }
    return negated ? Number(status === 0) : status;
  }

  private *simple(
    node: ShellNode & { readonly kind: 'simple' },
    place: 'last' | 'inside',
  ): Steps<number | Ended> {
    const words = yield* expandWords(node.words, this);
    const local: [string, string][] = [];
    for (const assignment of node.assignments) {
      const text = yield* expandText(assignment, this);
      const equals = text.indexOf('=');
      local.push([text.slice(0, equals), text.slice(equals + 1)]);
    }
    const target = node.output ? yield* expandText(node.output, this) : null;
    if (words.length === 0) {
      for (const [name, value] of local) this.variables.set(name, value);
      if (target) this.files.write(target, '');
      return this.status;
    }
    let written = '';
    const print = target
      ? (text: string) => {
          written += text;
        }
      : this.call.print;
    if (target && target !== '/dev/null') this.files.write(target, '');
    const result = yield* this.command(words, new Map([...this.variables, ...local]), print, place);
    if (target && target !== '/dev/null' && written) this.files.write(target, written);
    return result;
  }

  private *command(
    words: readonly string[],
    environment: ReadonlyMap<string, string>,
    print: (text: string) => void,
    place: 'last' | 'inside',
  ): Steps<number | Ended> {
    const [name = '', ...rest] = words;
    const call: ProgramCall = { ...this.call, words, environment, print };
    const builtin = BUILTINS[name];
    if (builtin) return yield* builtin(this, rest, call);
    const trapped = [...this.call.process.signals.values()].some((action) => action !== 'ignore');
    const replaces = name === 'exec' || (place === 'last' && !trapped);
    if (replaces) return yield* this.call.host.become({ ...call, words: name === 'exec' ? rest : words });
    const child = this.call.host.child(call, words, { environment, print, input: call.input });
    return yield* this.await(child);
  }
}

/** A failure of these ends a shell with `set -e`. */
const MAY_FAIL: ReadonlySet<ShellNode['kind']> = new Set(['simple', 'pipe', 'subshell']);

/** Milliseconds that a turn of a loop takes at least. */
const TURN = 1;
