import { main } from './main.ts';

export interface FakeMachine {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
}

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Files the command wrote. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs a command line on a machine of a few files in memory. */
export async function slipway(
  argv: readonly string[],
  { files = {}, stdin = '' }: FakeMachine = {},
): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const written: Record<string, string> = {};
  const exit = await main(argv, {
    cwd: '/',
    readFile: async (path) => {
      const content = files[path];
      if (content === undefined) throw Object.assign(new Error('not found'), { code: 'ENOENT' });
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    readDirectory: async (path) => {
      const inside = Object.keys(files).filter((one) => one.startsWith(`${path}/`));
      if (inside.length === 0) throw Object.assign(new Error('not found'), { code: 'ENOTDIR' });
      return [...new Set(inside.map((one) => one.slice(path.length + 1).split('/')[0] ?? ''))].sort();
    },
    readStdin: async () => new TextEncoder().encode(stdin),
    writeFile: async (path, content) => {
      written[path] = typeof content === 'string' ? content : new TextDecoder().decode(content);
    },
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { exit, stdout, stderr, written };
}

/** Three containers in a row, the last written first, and a file that one of them reads. */
export const shop = `#cloud-config
coreos:
  units:
    - name: web.service
      command: start
      content: |
        [Unit]
        Requires=api.service
        After=api.service

        [Service]
        ExecStart=/usr/bin/docker run --rm --name web --link api -p 80:80 shop/web:2
    - name: api.service
      command: start
      content: |
        [Unit]
        Wants=cache.service
        After=cache.service

        [Service]
        EnvironmentFile=/etc/api.env
        ExecStart=/usr/bin/docker run --rm --name api shop/api:2
    - name: cache.service
      command: start
      content: |
        [Unit]
        After=docker.service

        [Service]
        ExecStart=/usr/bin/docker run --rm --name cache redis:7
write_files:
  - path: /etc/api.env
    content: MODE=live
`;

/** Two units that wait for each other. */
export const circle = `#cloud-config
coreos:
  units:
    - name: a.service
      content: |
        [Unit]
        After=b.service
    - name: b.service
      content: |
        [Unit]
        After=a.service
`;
