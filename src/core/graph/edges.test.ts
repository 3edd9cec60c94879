import { describe, expect, it } from 'vitest';
import { cloudConfig } from '../../../fixtures/sketch.ts';
import { analyze } from '../analyze.ts';

/** The edges that the units of a sketch have: `consumer -> provider kind [what is written] without what is missing`. */
function check(sketch: string, expected: readonly string[]): void {
  checkText(cloudConfig(sketch), expected);
}

function checkText(text: string, expected: readonly string[]): void {
  const { graph, machine } = analyze(text);
  const label = (position: number) => {
    const { name, index } = machine.units[position]!;
    const repeated = machine.units.filter((unit) => unit.name === name).length > 1;
    return name.replace(/\.service$/, '') + (repeated ? `#${index}` : '');
  };
  const found = graph.edges.map(({ from, to, kind, kinds, missing }) => {
    const lacks = missing.length > 0 ? ` without ${missing.join(' ')}` : '';
    return `${label(from)} -> ${label(to)} ${kind} [${kinds.join(' ')}]${lacks}`;
  });
  expect(found).toEqual(expected);
}

describe('an edge', () => {
  it('is a link when the container links, with all that stands behind it', () =>
    check(
      `
      db.service
        run
      api.service
        Requires=db.service
        After=db.service
        run --link db:database
      `,
      ['api -> db link [After Requires link]'],
    ));

  it('is a link when the container takes volumes from the other', () =>
    check(
      `
      data.service
        run
      db.service
        Requires=data.service
        After=data.service
        run --volumes-from data:ro
      `,
      ['db -> data link [After Requires volumes-from]'],
    ));

  it('is a need, a wish, a bond or an order by its strongest directive', () =>
    check(
      `
      hub.service
        run
      a.service
        Requires=hub.service
        Wants=hub.service
        After=hub.service
      b.service
        Requisite=hub.service
        After=hub.service
      c.service
        Wants=hub.service
        After=hub.service
      d.service
        BindsTo=hub.service
        Requires=hub.service
        After=hub.service
      e.service
        After=hub.service
      `,
      [
        'a -> hub needs [After Requires Wants]',
        'b -> hub needs [After Requisite]',
        'c -> hub wants [After Wants]',
        'd -> hub bound [After Requires BindsTo]',
        'e -> hub after [After]',
      ],
    ));

  it('takes its order from Before= in the provider', () =>
    check(
      `
      db.service
        Before=api.service
        run
      api.service
        Requires=db.service
        run --link db
      `,
      ['api -> db link [Before Requires link]'],
    ));

  it('is one for a pair, however often the provider is named', () =>
    check(
      `
      a.service
        After=b.service b.service
        After=b.service
      b.service
        Before=a.service
      `,
      ['a -> b after [After Before]'],
    ));

  it('runs in each direction that is written', () =>
    check(
      `
      a.service
        Requires=b.service
      b.service
        After=a.service
      `,
      ['a -> b needs [Requires] without After', 'b -> a after [After]'],
    ));

  it('stays when it is neither order nor requirement', () =>
    check(
      `
      a.service
        PartOf=b.service
        Conflicts=c.service
      b.service
        run
      c.service
        run
      `,
      ['a -> b other [PartOf]', 'a -> c other [Conflicts]'],
    ));

  it('leads to a stock unit that is only named', () =>
    check(
      `
      a.service
        Requires=docker.service
        After=docker.service
      `,
      ['a -> docker needs [After Requires]'],
    ));

  it('never leads from a unit to itself', () =>
    check(
      `
      a.service
        After=a.service
        Before=a.service
        run --link a
      `,
      [],
    ));

  it('is not made by a link to a container that no unit runs', () =>
    check(
      `
      a.service
        run --link elsewhere
      `,
      [],
    ));
});

describe('an edge lacks', () => {
  it('requirement and order when there is only the link', () =>
    check(
      `
      db.service
        run
      api.service
        run --link db
      `,
      ['api -> db link [link] without Requires After'],
    ));

  it('the order of its link', () =>
    check(
      `
      db.service
        run
      api.service
        Requires=db.service
        run --link db
      `,
      ['api -> db link [Requires link] without After'],
    ));

  it('the requirement of its link, which Wants= does not make up for', () =>
    check(
      `
      db.service
        run
      api.service
        Wants=db.service
        After=db.service
        run --link db
      `,
      ['api -> db link [After Wants link] without Requires'],
    ));

  it('the order of its requirement', () =>
    check(
      `
      db.service
        run
      api.service
        BindsTo=db.service
        run
      `,
      ['api -> db bound [BindsTo] without After'],
    ));

  it('nothing when a wish has no order', () =>
    check(
      `
      db.service
        run
      api.service
        Wants=db.service
        run
      `,
      ['api -> db wants [Wants]'],
    ));

  it('nothing when a target pulls it in, since targets order themselves', () =>
    check(
      `
      stack.target
        Requires=db.service
      db.service
        run
      `,
      ['stack.target -> db needs [Requires]'],
    ));
});

describe('a network', () => {
  it('joins containers that are in it and in order', () =>
    check(
      `
      db.service
        run --network app
      api.service
        Requires=db.service
        After=db.service
        run --network=name=app,alias=backend
      `,
      ['api -> db network [After Requires network]'],
    ));

  it('joins none that are not in order', () =>
    check(
      `
      db.service
        run --network app
      api.service
        run --network app
      `,
      [],
    ));

  it('joins none that are in different networks, or in one of docker’s own', () =>
    check(
      `
      a.service
        run --network host
      b.service
        After=a.service
        run --network host
      c.service
        After=b.service
        run --network one --network two
      d.service
        After=c.service
        run --network three
      `,
      ['b -> a after [After]', 'c -> b after [After]', 'd -> c after [After]'],
    ));

  it('of another container is an edge to that one', () =>
    check(
      `
      api.service
        run
      sidecar.service
        run --network container:api
      `,
      ['sidecar -> api network [network] without Requires After'],
    ));

  it('is weaker than a link', () =>
    check(
      `
      db.service
        run --network app
      api.service
        Requires=db.service
        After=db.service
        run --network app --link db
      `,
      ['api -> db link [After Requires link network]'],
    ));
});

describe('a repeated name', () => {
  it('means the last entry with content', () =>
    check(
      `
      app.service
        run
      app.service
        run
      app.service restart
      api.service
        After=app.service
      `,
      ['api -> app#1 after [After]'],
    ));

  it('means the last entry when none has content', () =>
    check(
      `
      systemd-networkd.service stop
      systemd-networkd.service restart
      api.service
        After=systemd-networkd.service
      `,
      ['api -> systemd-networkd#1 after [After]'],
    ));

  it('is not an edge of a unit to its own other entries', () =>
    check(
      `
      app.service
        After=app.service
        run
      app.service
        run
      `,
      [],
    ));

  const dropIns = `
    - name: web.service
      drop_ins:
        - name: 10-db.conf
          content: |
            [Unit]
            Requires=db.service
            After=db.service
        - name: 20-link.conf
          content: |
            [Service]
            ExecStart=
            ExecStart=/usr/bin/docker run --rm --name web --link db image:2
`;
  const units = cloudConfig(`
    db.service
      run
    web.service
      run
    `);

  it('with drop-ins after the content speaks for the entry with the content', () =>
    checkText(`${units}${dropIns.slice(1)}`, ['web#1 -> db link [After Requires link]']));

  it('with drop-ins before the content does, too', () =>
    checkText(units.replace('  units:\n', `  units:${dropIns}`), ['web#2 -> db link [After Requires link]']));
});
