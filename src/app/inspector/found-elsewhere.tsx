import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { Notes } from './field.tsx';
import { Group } from './group.tsx';

/** What was found about the subject as a whole, or at a place that no field shows. */
export function FoundElsewhere({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  if (diagnostics.length === 0) return null;
  return (
    <Group title={diagnostics.length === 1 ? 'Problem' : 'Problems'}>
      <Notes refusal={null} diagnostics={diagnostics} />
    </Group>
  );
}
