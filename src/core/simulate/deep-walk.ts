/** A walk that names the walks inside it, so that a long chain of units needs no deep stack. */
export type Steps = Generator<Steps, void, void>;

export function walkThrough(first: Steps): void {
  const stack = [first];
  let problem: unknown = null;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    try {
      const step = problem === null ? top.next() : top.throw(problem);
      problem = null;
      if (step.done) stack.pop();
      else stack.push(step.value);
    } catch (thrown) {
      problem = thrown;
      stack.pop();
    }
  }
  if (problem !== null) throw problem;
}
