import { freeName } from '../../core/catalogue/templates.ts';
import type { Workspace } from '../../state/store.ts';
import type { Outcome, Point } from '../../state/workspace.ts';
import type { Starter } from './starters.ts';

/** Draws a starter under a free name, at a place on the canvas or wherever the layout puts it. */
export function addStarter(workspace: Workspace, starter: Starter, at?: Point): Outcome {
  const { units, files, config } = workspace.getState().shown.machine;
  const taken = new Set([
    ...units.flatMap(({ name, container }) => [name, container?.name ?? '']),
    ...config.units.flatMap(({ dropIns }) => dropIns.map(({ name }) => name?.text ?? '')),
    ...files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
  ]);
  const name = freeName(starter.name, (candidate) =>
    [
      candidate,
      `${candidate}.service`,
      `docker-${candidate}.service`,
      `docker-network-${candidate}.service`,
      `docker-volume-${candidate}.service`,
    ].some((form) => taken.has(form)),
  );
  return workspace.dispatch(starter.intent(name), 'canvas', at ? { name, at } : undefined);
}
