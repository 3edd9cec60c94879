import { BellOff, BookOpen, Ellipsis, ListChecks, Wrench } from 'lucide-react';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { IconButton } from '../shell/controls/button.tsx';
import { Menu, MenuItem, MenuLine } from '../shell/controls/menu.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { applyFix, fixAllOf, ruleAddress, switchRuleOff } from './finding-actions.ts';

/** What can be done about a finding, beside going there. */
export function FindingMenu({
  finding,
  fixesShown = 0,
  tabIndex,
  onAct = () => {},
}: {
  readonly finding: Diagnostic;
  /** So many of its fixes have buttons already. */
  readonly fixesShown?: number;
  readonly tabIndex?: number;
  /** Told before anything is done. */
  readonly onAct?: () => void;
}) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          icon={Ellipsis}
          size="small"
          label={`More about ${finding.code}`}
          {...(tabIndex === undefined ? {} : { tabIndex })}
        />
      }
    >
      <Items finding={finding} fixesShown={fixesShown} onAct={onAct} />
    </Menu>
  );
}

/** Drawn while the menu is open alone: what can be fixed is worked out when it is asked for. */
function Items({
  finding,
  fixesShown,
  onAct,
}: {
  readonly finding: Diagnostic;
  readonly fixesShown: number;
  readonly onAct: () => void;
}) {
  const workspace = useWorkspaceStore();
  const { code } = finding;
  const ofKind = workspace.getState().diagnostics.filter((each) => each.code === code).length;
  const others = finding.fixes.slice(fixesShown);
  return (
    <>
      {others.map((fix) => (
        <MenuItem
          key={fix.title}
          icon={Wrench}
          onSelect={() => {
            onAct();
            applyFix(workspace, fix);
          }}
        >
          {fix.title}
        </MenuItem>
      ))}
      {finding.fixes.length === 1 && ofKind > 1 && (
        <MenuItem
          icon={ListChecks}
          onSelect={() => {
            onAct();
            void fixAllOf(workspace, code);
          }}
        >
          Fix all {ofKind} of {code}
        </MenuItem>
      )}
      {(others.length > 0 || (finding.fixes.length === 1 && ofKind > 1)) && <MenuLine />}
      <MenuItem
        icon={BellOff}
        onSelect={() => {
          onAct();
          void switchRuleOff(workspace, finding, 'line');
        }}
      >
        Switch {code} off here
      </MenuItem>
      <MenuItem
        icon={BellOff}
        onSelect={() => {
          onAct();
          void switchRuleOff(workspace, finding, 'document');
        }}
      >
        Switch {code} off everywhere
      </MenuItem>
      <MenuLine />
      <MenuItem icon={BookOpen} onSelect={() => void window.open(ruleAddress(code), '_blank', 'noopener')}>
        What the rule says
      </MenuItem>
    </>
  );
}
