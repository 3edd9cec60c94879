import type { Analysis } from '../core/analysis.ts';
import type { diagnose, diagnosing } from '../core/diagnostics/diagnose.ts';
import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';

/** Where the store gets its findings from. */
export interface Judge {
  /** The findings; null for a document that is to be judged later. */
  diagnose(analysis: Analysis): readonly Diagnostic[] | null;
  /** Judges it between other work. Only the last request is answered. */
  scheduleDiagnose(analysis: Analysis, reply: (diagnostics: readonly Diagnostic[]) => void): void;
}

export interface JudgeOptions {
  /** Fetches the rules. They are not needed before something is on the screen. */
  readonly load: () => Promise<{
    readonly diagnose: typeof diagnose;
    readonly diagnosing: typeof diagnosing;
  }>;
  /** Calls back when nothing more urgent is to be done, with what tells whether there is time for more. */
  readonly whenIdle: (work: (hasTime: () => boolean) => void) => void;
}

/** Documents of up to so many units are judged at once, once the rules are there. */
export const unitsJudgedAtOnce = 200;

export function createJudge({ load, whenIdle }: JudgeOptions): Judge {
  let rules: Awaited<ReturnType<JudgeOptions['load']>> | null = null;
  let request = 0;

  return {
    diagnose(analysis) {
      request++;
      if (!rules || analysis.config.units.length > unitsJudgedAtOnce) return null;
      return rules.diagnose(analysis);
    },
    async scheduleDiagnose(analysis, reply) {
      const mine = ++request;
      rules ??= await load();
      const steps = rules.diagnosing(analysis);
      const work = (hasTime: () => boolean) => {
        do {
          if (mine !== request) return;
          const { done, value } = steps.next();
          if (done) return reply(value);
        } while (hasTime());
        whenIdle(work);
      };
      whenIdle(work);
    },
  };
}
