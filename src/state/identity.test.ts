import { expect, test } from 'vitest';
import { analyze } from '../core/analyze.ts';
import { applyIntents } from '../core/edits/apply-intent.ts';
import type { Intent } from '../core/edits/intent.ts';
import { createWorkspace } from './store.ts';

/** Ids after intents on a document of three containers: `elastic=unit-1 fluentd=unit-2 nginx=unit-3` before them. */
function check(intents: Intent[], expected: string): void {
  const workspace = createWorkspace({
    analyze,
    diagnose: () => [],
    applyIntents,
    clock: { now: () => 0 },
    initial: { id: 'd1', name: 'Test', text: '#cloud-config\n' },
  });
  for (const name of ['elastic', 'fluentd', 'nginx']) {
    workspace.dispatch({ do: 'add-container', name, image: name }, 'canvas');
  }
  for (const intent of intents) {
    expect(workspace.dispatch(intent, 'canvas')).toMatchObject({ ok: true });
  }
  const { shown, unitIds } = workspace.getState();
  const containers = shown.machine.units.filter((unit) => unit.container);
  expect(containers.map((unit) => `${unit.container?.name}=${unitIds[unit.position]}`).join(' ')).toBe(
    expected,
  );
}

const elastic = 'docker-elastic.service';

test('a unit that an edge moves before its consumer stays itself', () => {
  check(
    [{ do: 'connect', consumer: elastic, provider: 'docker-nginx.service' }],
    'nginx=unit-3 elastic=unit-1 fluentd=unit-2',
  );
});

test('a renamed unit stays itself', () => {
  check(
    [{ do: 'rename', unit: elastic, to: 'docker-search.service' }],
    'search=unit-1 fluentd=unit-2 nginx=unit-3',
  );
});

test('a copy is a unit of its own', () => {
  check([{ do: 'duplicate', unit: elastic }], 'elastic=unit-1 elastic-2=unit-4 fluentd=unit-2 nginx=unit-3');
});

test('a deleted unit takes nobody else with it', () => {
  check([{ do: 'delete', unit: elastic }], 'fluentd=unit-2 nginx=unit-3');
});
