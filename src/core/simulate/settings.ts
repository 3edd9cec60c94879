import { directive as factOf } from '../systemd/directives.ts';
import { effectiveDirectives } from '../systemd/effective-directives.ts';
import { isTrue, readInteger } from '../systemd/number-values.ts';
import { expandSpecifiers } from '../systemd/specifiers.ts';
import { readTimeSpan } from '../systemd/time-span.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import type { Place } from './dependency.ts';
import type { UnitText } from './unit-tree.ts';

/** A directive with the file it stands in. */
export interface PlacedDirective {
  readonly directive: Directive;
  readonly text: UnitText;
}

/** What a unit's file and drop-ins set, as systemd adds them up. */
export class UnitSettings {
  private readonly files: readonly UnitFile[];

  constructor(
    readonly unitName: string,
    readonly texts: readonly UnitText[],
  ) {
    this.files = texts.map(({ file }) => file);
  }

  /** The directives that count; see `effectiveDirectives`. */
  directives(section: string, key: string): readonly Directive[] {
    return effectiveDirectives(this.files, section, key);
  }

  /** Every assignment of a section in the order in which it is read, with its file. */
  *all(section: string): Generator<PlacedDirective> {
    for (const text of this.texts) {
      for (const directive of text.file.directives) {
        if (directive.section === section) yield { directive, text };
      }
    }
  }

  /**
   * What a scalar is set to: the last value that can be read. One that cannot is passed over, as systemd does
   * (systemd.syntax(7)); null where the default holds.
   */
  scalar<T>(section: string, key: string, read: (value: string) => T | null): T | null {
    const main = factOf(section, key);
    for (let i = this.files.length - 1; i >= 0; i--) {
      const { directives } = this.files[i] as UnitFile;
      for (let k = directives.length - 1; k >= 0; k--) {
        const { section: where, key: name, value } = directives[k] as Directive;
        if (where !== section || (name.value !== key && factOf(section, name.value)?.aliasOf !== key))
          continue;
        if (value === '' && !main?.refusesEmpty) return null;
        const result = value === '' ? null : read(value);
        if (result !== null) return result;
      }
    }
    return null;
  }

  text(section: string, key: string): string | null {
    return this.scalar(section, key, (value) => value);
  }

  oneOf<T extends string>(section: string, key: string, values: readonly T[]): T | null {
    return this.scalar(section, key, (value) => values.find((one) => one === value) ?? null);
  }

  yes(section: string, key: string, standard: boolean): boolean {
    return this.scalar(section, key, readBoolean) ?? standard;
  }

  number(section: string, key: string): number | null {
    return this.scalar(section, key, readInteger);
  }

  /** In milliseconds. */
  span(section: string, key: string): number | null {
    return this.scalar(section, key, readTimeSpan);
  }

  /** A span of which 0 means never (`config_parse_service_timeout`, `sec_fix_0`). */
  timeout(section: string, key: string): number | null {
    const span = this.span(section, key);
    return span === 0 ? Number.POSITIVE_INFINITY : span;
  }

  /** Specifiers resolved; as written where one cannot be known. */
  expand(text: string): string {
    return expandSpecifiers(text, this.unitName) ?? text;
  }
}

export function placeOf(
  text: UnitText,
  directive: Directive,
  inValue?: { start: number; end: number },
): Place {
  const span = inValue ? directive.embedding.toOuter(inValue) : directive.valueSpan;
  return {
    path: text.path,
    span: { start: span.start, end: span.end },
    inDocument: text.toDocument?.({ start: span.start, end: span.end }) ?? null,
  };
}

function readBoolean(value: string): boolean | null {
  if (isTrue(value)) return true;
  return /^(?:0|no|n|false|f|off)$/i.test(value) ? false : null;
}
