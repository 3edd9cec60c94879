import type { Span } from '../text/span.ts';
import type { DirectiveFact } from './directives.ts';
import { specifier } from './specifiers.ts';

/** A specifier that the target's systemd does not know. */
export interface SpecifierProblem {
  readonly letter: string;
  /** In the value. */
  readonly span: Span;
  /** The first systemd that knows it; null when none does. */
  readonly since: number | null;
  /** True where it is known, and left out of the names of units alone. */
  readonly onlyInNames: boolean;
}

/** The specifiers of a value that systemd of this version does not know. `%` before another character is plain. */
export function unknownSpecifiers(fact: DirectiveFact, value: string, systemd: number): SpecifierProblem[] {
  if (!takesSpecifiers(fact, value)) return [];
  return [...value.matchAll(/%([%a-zA-Z0-9])/g)].flatMap(({ index, 1: letter = '' }) => {
    const known = specifier(letter);
    const isNew = known !== null && known.since > systemd;
    const onlyInNames = known !== null && !isNew && NAMES.has(fact.parser) && NOT_IN_NAMES.has(letter);
    if (known && !isNew && !onlyInNames) return [];
    const since = known?.since ?? null;
    return [{ letter, span: { start: index, end: index + 2 }, since, onlyInNames }];
  });
}

/** True for keys where an unknown specifier makes systemd refuse the unit; elsewhere it ignores the value. */
export function refusesUnit({ key, parser }: DirectiveFact): boolean {
  return REFUSING.has(parser) || REFUSING_KEYS.has(key);
}

/** True for a value in which systemd replaces specifiers. */
export function takesSpecifiers({ parser }: DirectiveFact, value: string): boolean {
  if (parser === 'exec_input' || parser === 'exec_output') return /^(?:fd|file|append|truncate):/.test(value);
  return PARSERS.has(parser) || REFUSING.has(parser);
}

/** Keys whose values are names of units, and the specifiers that might put characters into one that it may not hold. */
const NAMES: ReadonlySet<string> = new Set(
  'service_sockets socket_service trigger_unit unit_deps unit_slice'.split(' '),
);
const NOT_IN_NAMES: ReadonlySet<string> = new Set('CEIJLPRSTVYcdfhrsty');

/** Recorded from `systemd-analyze verify` 252 with an unknown specifier in every key. */
const PARSERS: ReadonlySet<string> = new Set(
  `allowed_cpuset bind_paths bus_name colon_separated_paths device_allow documentation environ exec_cpu_affinity
   exec_directories exec_input_text extension_images fdname ip_filter_bpf_progs load_credential log_extra_fields
   log_namespace mount_images namespace_path_strv obsolete_unit_deps pass_environ path_spec pid_file reboot_parameter
   root_image_options service_sockets socket_listen socket_service temporary_filesystems timer trigger_unit
   unit_condition_path unit_condition_string unit_deps unit_env_file unit_path_printf unit_path_strv_printf
   unit_requires_mounts_for unit_slice unit_string_printf unset_environ`.split(/\s+/),
);
const REFUSING: ReadonlySet<string> = new Set(
  `exec exec_apparmor_profile exec_selinux_context exec_smack_process_label user_group_compat user_group_strv_compat
   working_directory`.split(/\s+/),
);
const REFUSING_KEYS: ReadonlySet<string> = new Set(['RootDirectory', 'RootImage', 'RootVerity']);
