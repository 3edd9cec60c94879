/**
 * Whether the value of the key is a command line (systemd.service(5), systemd.socket(5)). The table of directives says
 * so, too; it is large, and not needed before something is on the screen.
 */
export function isExecKey(section: string, key: string): boolean {
  return EXEC_KEYS[section]?.includes(key) ?? false;
}

const EXEC_KEYS: Readonly<Record<string, readonly string[]>> = {
  Service: [
    'ExecCondition',
    'ExecStartPre',
    'ExecStart',
    'ExecStartPost',
    'ExecReload',
    'ExecStop',
    'ExecStopPost',
  ],
  Socket: ['ExecStartPre', 'ExecStartPost', 'ExecStopPre', 'ExecStopPost'],
};
