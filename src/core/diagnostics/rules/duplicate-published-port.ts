import type { Analysis } from '../../analysis.ts';
import { type PortRange, picksOne, readPublish } from '../../docker/publish.ts';
import { isVerbatim } from '../../docker/verbatim.ts';
import type { Unit } from '../../machine/machine.ts';
import type { Span } from '../../text/span.ts';
import { isTemplate } from '../incomplete.ts';
import { addTo } from '../multimap.ts';
import { unitPlace, wordsPlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { exclude, leavesNothing, startedUnits } from '../starts.ts';

export const duplicatePublishedPort: Rule = {
  code: 'duplicate-published-port',
  severity: 'error',
  summary: 'Two containers publish the same port of the machine.',
  docs: `A port of the machine goes to one container. docker refuses to start the second one with \`port is already
allocated\` (\`docker run --help\`, \`--publish\`). Ports of different addresses do not meet, unless one is published on
all of them. It is an error where both units start at boot.`,
  bad: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web -p 80:80 nginx
    - name: shop.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop -p 127.0.0.1:80:8080 shop
                                                          ^^^^^^^^^^^^^^^^^ error duplicate-published-port: Port 80 of the machine goes to web.service already: docker refuses to start shop.service.
`,
  ],
  good: [
    `
#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name web -p 10.0.0.1:80:80 nginx
    - name: shop.service
      command: start
      content: |
        [Service]
        ExecStart=/usr/bin/docker run --rm --name shop -p 10.0.0.2:80:80 -p 80:80/udp shop
`,
  ],
  check(analysis, report) {
    const started = startedUnits(analysis);
    const known = new Publications();
    for (const publication of analysis.machine.units
      .filter(({ mergedInto }) => mergedInto === null)
      .flatMap(publicationsOf)) {
      const { unit, ports, proto } = publication;
      const other = known.overlapping(
        publication,
        (one) => meet(one, publication) && canMeet(analysis, one.unit, unit),
      );
      known.add(publication);
      if (!other) continue;
      const shared = Math.max(ports.start, other.ports.start);
      const port = proto === 'tcp' ? shared : `${shared}/${proto}`;
      const both = started.has(unit.position) && started.has(other.unit.position);
      report({
        message:
          other.unit === unit
            ? `${unit.name} publishes port ${port} of the machine twice: docker refuses to start it.`
            : `Port ${port} of the machine goes to ${other.unit.name} already: docker refuses to start ${unit.name}.`,
        span: place(analysis, publication),
        unit: unit.position,
        severity: both && !isTemplate(analysis) ? 'error' : 'warning',
        related: [{ message: `Published by ${other.unit.name}.`, span: place(analysis, other) }],
      });
    }
  },
};

interface Publication {
  readonly unit: Unit;
  readonly ip: string;
  readonly ports: PortRange;
  readonly proto: string;
  /** The word it stands in. */
  readonly word: number;
}

/** By protocol and port; ranges, which are few, one by one. */
class Publications {
  private readonly single = new Map<string, Map<number, Publication[]>>();
  private readonly ranges: Publication[] = [];

  add(publication: Publication): void {
    const { ports, proto } = publication;
    if (ports.end > ports.start) {
      this.ranges.push(publication);
      return;
    }
    const ofProto = this.single.get(proto) ?? new Map<number, Publication[]>();
    this.single.set(proto, ofProto);
    addTo(ofProto, ports.start, publication);
  }

  /** One that has a port in common with `publication`. */
  overlapping(
    { ports, proto }: Publication,
    accepts: (other: Publication) => boolean,
  ): Publication | undefined {
    const range = this.ranges.find(
      (one) =>
        one.proto === proto && one.ports.start <= ports.end && ports.start <= one.ports.end && accepts(one),
    );
    if (range) return range;
    const ofProto = this.single.get(proto);
    if (ports.start === ports.end) return ofProto?.get(ports.start)?.find(accepts);
    for (const [port, others] of ofProto ?? []) {
      const other = ports.start <= port && port <= ports.end ? others.find(accepts) : undefined;
      if (other) return other;
    }
    return undefined;
  }
}

function publicationsOf(unit: Unit): Publication[] {
  const { container } = unit;
  if (!container || leavesNothing(unit)) return [];
  const { flags } = container.invocation.run;
  if (flags.some(({ name, value }) => name === 'network' && /^(?:host|none|container:.*)$/.test(value)))
    return [];
  return flags.flatMap((flag) => {
    if (flag.name !== 'publish' || isVerbatim(flag.value)) return [];
    const published = readPublish(flag.value).value;
    const ports = published?.host;
    if (!published || !ports || picksOne(published) || ports.end === 0) return [];
    const { hostIp, proto } = published;
    const ip = /^(?:0\.0\.0\.0|::)?$/.test(hostIp) ? '' : hostIp;
    return [{ unit, ip, ports, proto, word: flag.lastWord }];
  });
}

function place(analysis: Analysis, { unit, word }: Publication): Span {
  const { container } = unit;
  return container
    ? wordsPlace(analysis, { unit, source: container.source }, container.invocation, word)
    : unitPlace(analysis, unit);
}

function meet(a: Publication, b: Publication): boolean {
  return a.ip === b.ip || a.ip === '' || b.ip === '';
}

function canMeet(analysis: Analysis, a: Unit, b: Unit): boolean {
  return a === b || (a.name !== b.name && !exclude(analysis, a, b));
}
