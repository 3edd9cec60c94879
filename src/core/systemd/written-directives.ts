import type { Directive, UnitFile } from './unit-file.ts';

/** The directives of a file with this section and key, in order; sections of the same name count as one. */
export function directives(file: UnitFile, section: string, key: string): Directive[] {
  return file.directives.filter((directive) => directive.section === section && directive.key.value === key);
}
