import type { Rule } from './rule.ts';
import { missingHeader } from './rules/missing-header.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** Every rule, from the outermost language inwards. */
export const rules: readonly Rule[] = [missingHeader, yamlSyntax];
