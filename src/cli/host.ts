/** What the command line needs from the machine it runs on. */
export interface CommandLineHost {
  /** Where the user stands; relative paths start here. */
  readonly cwd: string;
  readFile(path: string): Promise<Uint8Array>;
  /** The names in a directory, sorted. */
  readDirectory(path: string): Promise<string[]>;
  readStdin(): Promise<Uint8Array>;
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  stdout(text: string): void;
  stderr(text: string): void;
}
