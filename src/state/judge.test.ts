import { describe, expect, test } from 'vitest';
import { analyze } from '../core/analyze.ts';
import { diagnose, diagnosing } from '../core/diagnostics/diagnose.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { createJudge, unitsJudgedAtOnce } from './judge.ts';

const small = analyze('#cloud-config\nhostnme: a\n');
const large = analyze(
  `#cloud-config\ncoreos:\n  units:\n${`    - name: a.service\n      comand: start\n`.repeat(unitsJudgedAtOnce + 1)}`,
);

/** A judge whose idle moments are given one by one, each good for one step. */
function judgeByHand() {
  const waiting: (() => void)[] = [];
  const judge = createJudge({
    load: async () => ({ diagnose, diagnosing }),
    whenIdle: (work) => waiting.push(() => work(() => false)),
  });
  /** Lets it work for so many moments. */
  const idle = async (moments = 1000) => {
    await Promise.resolve();
    for (let i = 0; i < moments; i++) waiting.shift()?.();
  };
  return { judge, idle };
}

describe('a judge', () => {
  test('has nothing to say at once before the rules are there', async () => {
    const { judge, idle } = judgeByHand();
    expect(judge.diagnose(small)).toBeNull();
    const replies: (readonly Diagnostic[])[] = [];
    judge.scheduleDiagnose(small, (found) => replies.push(found));
    await idle();
    expect(replies).toEqual([diagnose(small)]);
    expect(judge.diagnose(small)).toEqual(diagnose(small));
  });

  test('takes its time for a large document', async () => {
    const { judge, idle } = judgeByHand();
    const replies: (readonly Diagnostic[])[] = [];
    judge.scheduleDiagnose(large, (found) => replies.push(found));
    expect(judge.diagnose(large)).toBeNull();
    judge.scheduleDiagnose(large, (found) => replies.push(found));
    await idle(3);
    expect(replies).toEqual([]);
    await idle();
    expect(replies).toEqual([diagnose(large)]);
  });

  test('gives up what is no longer asked', async () => {
    const { judge, idle } = judgeByHand();
    const replies: string[] = [];
    judge.scheduleDiagnose(large, () => replies.push('first'));
    await idle(3);
    judge.scheduleDiagnose(small, () => replies.push('second'));
    await idle();
    expect(replies).toEqual(['second']);
    judge.scheduleDiagnose(large, () => replies.push('third'));
    await idle(3);
    judge.diagnose(small);
    await idle();
    expect(replies).toEqual(['second']);
  });
});
