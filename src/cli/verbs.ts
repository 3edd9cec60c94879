import type { Verb } from './verb.ts';
import { checkVerb } from './verbs/check.ts';
import { editVerb } from './verbs/edit.ts';
import { graphVerb } from './verbs/graph.ts';
import { parseRunVerb } from './verbs/parse-run.ts';
import { ruleVerb } from './verbs/rule.ts';
import { simulateVerb } from './verbs/simulate.ts';
import { sortVerb } from './verbs/sort.ts';

/** Every verb of the command line, in the order of the help. */
export const verbs: readonly Verb[] = [
  checkVerb,
  ruleVerb,
  graphVerb,
  sortVerb,
  simulateVerb,
  parseRunVerb,
  editVerb,
];
