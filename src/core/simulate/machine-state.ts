/** The files of the machine, as far as units and their scripts can tell: what is known to be there, and what was written. */
export class FileSystem {
  /** Called with the path of what was written, made or removed. */
  onChange: (path: string) => void = () => {};
  private readonly files = new Map<string, string>();
  private readonly folders = new Set<string>(FOLDERS);

  exists(path: string): boolean {
    const at = normal(path);
    return this.files.has(at) || this.folders.has(at);
  }

  isFolder(path: string): boolean {
    return this.folders.has(normal(path));
  }

  read(path: string): string | null {
    return this.files.get(normal(path)) ?? null;
  }

  write(path: string, text: string): void {
    const at = normal(path);
    this.files.set(at, text);
    this.addFolders(at.slice(0, at.lastIndexOf('/')));
    this.onChange(at);
  }

  makeFolder(path: string): void {
    this.addFolders(normal(path));
    this.onChange(normal(path));
  }

  remove(path: string): void {
    const at = normal(path);
    const inside = (one: string) => one === at || one.startsWith(`${at}/`);
    for (const one of [...this.files.keys()].filter(inside)) this.files.delete(one);
    for (const one of [...this.folders].filter(inside)) this.folders.delete(one);
    this.onChange(at);
  }

  /** The names right below a folder. */
  list(path: string): readonly string[] {
    const start = normal(path) === '/' ? '/' : `${normal(path)}/`;
    const names = [...this.files.keys(), ...this.folders]
      .filter((one) => one.startsWith(start) && one.length > start.length)
      .map((one) => one.slice(start.length).split('/')[0] as string);
    return [...new Set(names)].sort();
  }

  /** What a new boot finds: /run and /tmp are empty (file-hierarchy(7)). */
  afterReboot(): void {
    for (const path of ['/run', '/tmp']) {
      this.remove(path);
      this.makeFolder(path);
    }
  }

  private addFolders(path: string): void {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++)
      this.folders.add(parts.slice(0, length).join('/') || '/');
  }
}

/** The files as a process sees them: relative paths begin in its working directory. */
export class FileView {
  constructor(
    private readonly files: FileSystem,
    public folder = '/',
  ) {}

  exists(path: string): boolean {
    return this.files.exists(this.full(path));
  }

  isFolder(path: string): boolean {
    return this.files.isFolder(this.full(path));
  }

  read(path: string): string | null {
    return this.files.read(this.full(path));
  }

  write(path: string, text: string): void {
    this.files.write(this.full(path), text);
  }

  makeFolder(path: string): void {
    this.files.makeFolder(this.full(path));
  }

  remove(path: string): void {
    this.files.remove(this.full(path));
  }

  list(path: string): readonly string[] {
    return this.files.list(this.full(path));
  }

  /** A view of its own, for another process. */
  copy(): FileView {
    return new FileView(this.files, this.folder);
  }

  full(path: string): string {
    return path.startsWith('/') ? path : `${this.folder}/${path}`;
  }
}

/** file-hierarchy(7), and what CoreOS adds. */
const FOLDERS =
  `/ /bin /boot /dev /etc /etc/systemd /etc/systemd/system /home /home/core /lib /media /mnt /opt /opt/bin /proc
  /root /run /run/systemd /run/systemd/system /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/lib/systemd
  /usr/lib/systemd/system /usr/sbin /usr/share /var /var/cache /var/lib /var/lib/coreos-install /var/log /var/tmp`.split(
    /\s+/,
  );

function normal(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}
