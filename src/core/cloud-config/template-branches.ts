import type { OpaquePart } from './document.ts';

/** A place within the statements of a template: in which branch it stands of each that is open there. */
export interface Branches {
  readonly around: Branches | null;
  /** Where the statement begins that the branch belongs to. */
  readonly statement: number;
  readonly branch: number;
}

/** Looks up the branches of an offset; null outside of all statements. */
export function branchFinder(
  text: string,
  opaque: readonly OpaquePart[],
): (offset: number) => Branches | null {
  const changes: { readonly from: number; readonly branches: Branches | null }[] = [];
  let current = null as Branches | null;
  for (const { span } of opaque) {
    const word = statementOf(text.slice(span.start, span.end));
    if (word === 'open') current = { around: current, statement: span.start, branch: 0 };
    else if (word === 'branch' && current) current = { ...current, branch: current.branch + 1 };
    else if (word === 'close') current = current?.around ?? null;
    else continue;
    changes.push({ from: span.start, branches: current });
  }
  return (offset) => changes.findLast(({ from }) => from <= offset)?.branches ?? null;
}

/** True when no output of the template holds both places for sure: neither stands in all the other does. */
export function excludeEachOther(a: Branches | null, b: Branches | null): boolean {
  return !holds(a, b) && !holds(b, a);
}

function holds(outer: Branches | null, inner: Branches | null): boolean {
  for (let at = inner; at !== outer; at = at.around) {
    if (at === null) return false;
    if (at.statement === outer?.statement && at.branch === outer.branch) return true;
  }
  return true;
}

/** Statements of Jinja, Go templates, ERB and Mustache. */
function statementOf(part: string): 'open' | 'branch' | 'close' | null {
  const code = /^(?:<%|\{%|\{\{)[-+~]?\s*(.*?)\s*[-+~]?(?:%>|%\}|\}\})$/s.exec(part)?.[1] ?? '';
  if (/^(?:else|elif|elsif|elseif|when)\b/.test(code)) return 'branch';
  if (/^(?:end\w*\b|\/)/.test(code)) return 'close';
  if (/^(?:if|unless|case|for|range|with|block|define|while|until)\b|^[#^]|\bdo(?:\s*\|[^|]*\|)?$/.test(code))
    return 'open';
  return null;
}
