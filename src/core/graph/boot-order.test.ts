import { describe, expect, it } from 'vitest';
import { cloudConfig } from '../../../fixtures/sketch.ts';
import { analyze } from '../analyze.ts';

/** The entries of a sketch in boot order, by name, or by name and index where a name repeats. */
function check(sketch: string, expected: string): void {
  const { graph, machine } = analyze(cloudConfig(sketch));
  const label = (index: number) => {
    const { name } = machine.units[index]!;
    const repeated = machine.units.filter((unit) => unit.name === name).length > 1;
    return name.replace(/\.service$/, '') + (repeated ? `#${index}` : '');
  };
  expect(graph.order.map(label).join(' ')).toBe(expected);
  expect(graph.inOrder).toBe(graph.order.every((index, i) => index === i));
}

describe('boot order', () => {
  it('is the list where nothing speaks against it', () =>
    check(
      `
      c.service
        run
      a.service
        After=c.service
      b.service
        run
      `,
      'c a b',
    ));

  it('puts providers before their consumers and leaves the rest in document order', () =>
    check(
      `
      web.service
        After=api.service
      free.service
        run
      api.service
        After=db.service
      db.service
        run
      other.service
        run
      `,
      'free db api web other',
    ));

  it('follows order alone: a requirement or a link without After= is none', () =>
    check(
      `
      api.service
        Requires=db.service
        run --link db
      db.service
        run
      `,
      'api db',
    ));

  it('ignores names without an entry, also between two that have one', () =>
    check(
      `
      late.service
        After=network-online.target
      early.service
        Before=network-online.target
      `,
      'late early',
    ));

  it('ignores the edges of a cycle and keeps those around it', () =>
    check(
      `
      last.service
        After=b.service
      a.service
        After=b.service
      b.service
        After=a.service
        After=first.service
      first.service
        run
      `,
      'a first b last',
    ));

  it('keeps entries of one name in their order', () =>
    check(
      `
      networkd.service stop
      down.service
        Before=networkd.service
      networkd.service restart
      `,
      'networkd#0 down networkd#2',
    ));

  it('keeps an entry with another command on its side of those that name its unit', () =>
    check(
      `
      api.service
        After=docker.service
      docker.service restart
      `,
      'api docker',
    ));

  it('moves an entry that is started before those that name its unit', () =>
    check(
      `
      api.service
        After=docker.service
      docker.service
      `,
      'docker api',
    ));
});

describe('boot order is implied', () => {
  it('by a socket, timer or path for what it triggers', () =>
    check(
      `
      backup.service
        Description=triggered
      job.service
        Description=triggered
      backup.timer
        [Timer]
      spool.path
        [Path]
        Unit=job.service
      `,
      'backup.timer backup spool.path job',
    ));

  it('by a target for what it pulls in, unless that comes after the target', () =>
    check(
      `
      stack.target
        Wants=a.service b.service
      a.service
        run
      b.service
        After=stack.target
      `,
      'a stack.target b',
    ));

  it('by RequiresMountsFor= of a path below a mount', () =>
    check(
      `
      backup.service
        RequiresMountsFor=/data/backups
      other.service
        RequiresMountsFor=/database
      data.mount
        [Mount]
        Where=/data
      `,
      'other data.mount backup',
    ));

  it('by nothing in a unit without default dependencies', () =>
    check(
      `
      backup.service
        Description=triggered
      backup.timer
        DefaultDependencies=no
        [Timer]
      `,
      'backup backup.timer',
    ));
});
