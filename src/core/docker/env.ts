/** A variable of `--env`; `value` is null when it comes from the environment of the docker client. */
export interface EnvVariable {
  readonly name: string;
  readonly value: string | null;
}

/** `NAME=value` or a bare `NAME`; null when the name is empty. Names are free text (docker/cli opts/env.go). */
export function parseEnv(text: string): EnvVariable | null {
  const equals = text.indexOf('=');
  if (equals === 0 || text === '') return null;
  return equals < 0
    ? { name: text, value: null }
    : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
