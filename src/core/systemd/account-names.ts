import { CONTROL } from './c-escape.ts';
import { UNSIGNED_MAX } from './number-values.ts';

/** The name or number of a user or group. systemd takes nearly every name, and says where one is unusual (`valid_user_group_name`). */
export function isAccountName(name: string): boolean {
  if (/^\d+$/.test(name)) {
    return /^(?:0|[1-9]\d*)$/.test(name) && Number(name) < UNSIGNED_MAX && name !== '65535';
  }
  return name !== '.' && name !== '..' && !/^-?\d*$|[:/]|^\s|\s$/.test(name) && !CONTROL.test(name);
}
