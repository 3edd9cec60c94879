/** The machine a document is meant for. Part of the workspace record, and `--target` of the command line. */
export interface Target {
  readonly dialect: 'flatcar' | 'coreos';
  /** systemd version of the image. */
  readonly systemd: number;
  readonly platform: 'ec2' | 'none';
}

export const defaultTarget: Target = { dialect: 'flatcar', systemd: 252, platform: 'ec2' };
