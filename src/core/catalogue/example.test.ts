import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nineContainerExample } from './example.ts';

describe('the nine-container example', () => {
  const analysis = analyze(nineContainerExample.text);
  const { machine, graph } = analysis;
  const nameOf = (position: number) =>
    machine.units[position]?.container?.name ?? machine.units[position]?.name;

  it('runs nine containers, and one unit that provides for them', () => {
    const written = machine.units.filter(({ kind }) => kind !== 'stock');
    expect(written.map(({ position }) => nameOf(position))).toEqual([
      'provision.service',
      'elastic',
      'redis',
      'postgres',
      'cadvisor',
      'fluentd',
      'kibana',
      'api',
      'worker',
      'nginx',
    ]);
    expect(machine.units.filter(({ kind }) => kind === 'container')).toHaveLength(9);
  });

  it('links them as the machine needs it, every link whole', () => {
    const links = graph.edges.filter(({ kind }) => kind === 'link');
    expect(links.map(({ from, to }) => `${nameOf(from)} -> ${nameOf(to)}`)).toEqual([
      'fluentd -> elastic',
      'kibana -> elastic',
      'api -> postgres',
      'api -> redis',
      'worker -> redis',
      'worker -> postgres',
      'nginx -> api',
      'nginx -> kibana',
    ]);
    expect(graph.edges.filter(({ missing }) => missing.length > 0)).toEqual([]);
  });

  it('stands in boot order, without cycles', () => {
    expect(graph.inOrder).toBe(true);
    expect(graph.cycles).toEqual([]);
  });

  it('has nothing to find fault with', () => {
    expect(diagnose(analysis).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it('leaves half of what EC2 takes (16,384 bytes) for what people add', () => {
    expect(new TextEncoder().encode(nineContainerExample.text).length).toBeLessThan(7_500);
  });
});
