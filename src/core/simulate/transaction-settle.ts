import { contradict, type JobMode } from './job.ts';
import { RefusedJob } from './refused-job.ts';
import type { Transaction } from './transaction.ts';
import { mergePlanned } from './transaction-merge.ts';
import { breakCycle, type FoundCycle } from './transaction-order.ts';

/**
 * Makes of a transaction what can be installed: what is not needed goes, cycles are broken, several jobs of a unit become
 * one (`transaction_activate`). Gives the cycles that it found.
 *
 * @throws RefusedJob when it cannot be.
 */
export function settle(transaction: Transaction, mode: JobMode): FoundCycle[] {
  const found: FoundCycle[] = [];
  transaction.markWhatMatters();
  if (mode === 'fail') transaction.minimizeImpact();
  transaction.dropRedundant();
  for (;;) {
    if (mode !== 'isolate') transaction.collectGarbage();
    const cycle = breakCycle(transaction);
    if (!cycle) break;
    found.push(cycle);
  }
  while (!mergePlanned(transaction)) if (mode !== 'isolate') transaction.collectGarbage();
  transaction.dropRedundant();
  for (const [unit, [planned]] of transaction.jobs) {
    const { job } = unit;
    if (!planned || !job || !contradict(job.type, planned.type, unit)) continue;
    if (mode !== 'fail' && !job.irreversible) continue;
    throw new RefusedJob(
      'destructive',
      `Transaction for ${transaction.anchor?.unit.id}/${transaction.anchor?.type} is destructive (${unit.id} has '${job.type}' job queued, but '${planned.type}' is included in transaction).`,
    );
  }
  return found;
}
