/** The file that a design of this name goes into: without characters that some system takes for something else. */
export function fileNamed(name: string, ending: string): string {
  return `${name.trim().replace(/[\\/:*?"<>|\s]+/g, '-') || 'cloud-config'}.${ending}`;
}
